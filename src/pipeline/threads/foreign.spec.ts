import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

import { foreign, readForeignApart } from './foreign';
import type { ForeignThread } from './foreign';

/** A library that never comes back from one kind of file, and answers for the others. */
const THREAD = `
const { parentPort, threadId } = require('node:worker_threads');
parentPort.on('message', ({ task, job: { name, given } }) => {
  for (; given[0].includes('endless'); ) {}
  parentPort.postMessage({ reply: { task, name, given, threadId } });
});
`;
const PATIENCE_MS = 500;

let folder: string;
let thread: ForeignThread;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'foreign-'));
  writeFileSync(join(folder, 'thread.cjs'), THREAD);
  thread = readForeignApart(pathToFileURL(join(folder, 'thread.cjs')), PATIENCE_MS);
});

afterEach(async () => {
  await thread.close();
  rmSync(folder, { recursive: true });
});

describe('foreign', () => {
  it('ends a reading that does not come to its end, lets others wait no longer, and goes on with another thread', async () => {
    const before = (await foreign('plane', '/data/a.h5')) as unknown as { threadId: number };
    expect(before).toMatchObject({ task: 'foreign', name: 'plane', given: ['/data/a.h5'] });
    const endless = foreign('tiff', '/data/endless.tif');
    const next = foreign('groupAttributes', '/data/b.h5', 'group');
    // Whatever the thread does, this one is free
    let ticks = 0;
    const clock = setInterval(() => ticks++, 10);
    await expect(endless).rejects.toMatchObject({
      code: 'E_UNENDING',
      message: expect.stringContaining('/data/endless.tif was read for 0.5 s')
    });
    expect(ticks).toBeGreaterThan(5);
    clearInterval(clock);
    const after = (await next) as unknown as { threadId: number };
    expect(after).toMatchObject({ name: 'groupAttributes', given: ['/data/b.h5', 'group'] });
    expect(after.threadId).not.toBe(before.threadId);
  });

  it('reads where it is when there is no thread for it', async () => {
    await thread.close();
    await expect(foreign('tiff', join(folder, 'gone.tif'))).rejects.toMatchObject({ code: 'E_NOT_FOUND' });
  });
});
