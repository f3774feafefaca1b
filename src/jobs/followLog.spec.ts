import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { followLog } from './followLog';

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'log-'))));
afterEach(() => rmSync(folder, { recursive: true }));

it('tells the last part of a long log, and goes on with one that is cut short meanwhile', async () => {
  const path = join(folder, 'log-0.txt');
  writeFileSync(path, `${'x'.repeat(100_000)}end`);
  const told: string[] = [];
  await followLog(path, {
    signal: new AbortController().signal,
    isOpen: () => told.length < 2,
    tell: async text => {
      told.push(text);
      writeFileSync(path, 'again');
    }
  });
  expect(told[0]).toHaveLength(64 * 1024);
  expect(told[0].endsWith('xend')).toBe(true);
  expect(told[1]).toBe('again');
});
