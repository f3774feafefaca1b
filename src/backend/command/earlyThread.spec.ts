import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

import { earlyThread } from './earlyThread';

let folder: string;
let script: URL;
let raw: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'early-'));
  script = pathToFileURL(join(folder, 'thread.cjs'));
  writeFileSync(script, '');
  raw = join(folder, 'a.mib');
  writeFileSync(raw, '');
  truncateSync(raw, 64 << 20);
});
afterAll(() => rmSync(folder, { recursive: true }));

const severalCores = availableParallelism() > 1 ? it : it.skip;

describe('earlyThread', () => {
  severalCores.each([[['convert', 'RAW', '--json']], [['convert', '--workers', '16', 'RAW']]])(
    'starts a thread for %j',
    async args => {
      const thread = earlyThread(withRaw(args), script);
      expect(thread).toBeDefined();
      await thread?.terminate();
    }
  );

  it.each([
    [['inspect', 'RAW']],
    [['convert', 'RAW', '--workers', '1']],
    [['convert', '--workers=1', 'RAW']],
    [['convert', 'none.mib']],
    [['convert']],
    [[]]
  ])('starts none for %j', args => expect(earlyThread(withRaw(args), script)).toBeUndefined());
});

function withRaw(args: readonly string[]): string[] {
  return args.map(arg => (arg === 'RAW' ? raw : arg));
}
