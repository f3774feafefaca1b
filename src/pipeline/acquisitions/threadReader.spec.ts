import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

import { CancelledError, InputError } from '../../core/errors';
import { convertOptionsSchema } from '../../protocol/convert/convertOptions';
import { unguarded } from '../../storage/pathGuard';
import type { Details } from './details';
import { ThreadReader } from './threadReader';

/** A thread that answers as told by the path: it asks for the path first and sends back what it was asked. */
const THREAD = `
import { parentPort, threadId, workerData } from 'node:worker_threads';
const asked = new Map();
parentPort.on('message', message => {
  if ('ping' in message) {
    parentPort.postMessage({ pong: true });
  } else if ('question' in message) {
    const { path } = message.job;
    if (path === 'die') process.exit(3);
    // As one that waits for a file server
    if (path === 'endless') Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
    asked.set(message.id, message);
    parentPort.postMessage({ id: message.id, guard: message.id, path, purpose: 'read' });
  } else if ('guard' in message) {
    const { id, job, question } = asked.get(message.guard);
    if (message.refusal) parentPort.postMessage({ id, failure: message.refusal });
    else if (job.path !== 'never') parentPort.postMessage({ id, answer: { question, job, threadId, workerData } });
  } else {
    parentPort.postMessage({ id: message.id, failure: { message: 'given up' } });
  }
});`;

let folder: string;
let reader: ThreadReader;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'reader-'));
  writeFileSync(join(folder, 'thread.mjs'), THREAD);
});
beforeEach(() => {
  reader = new ThreadReader(pathToFileURL(join(folder, 'thread.mjs')));
});
afterEach(() => reader.close());
afterAll(() => rmSync(folder, { recursive: true }));

const options = convertOptionsSchema.parse({});

function ask(path: string, whole = false, signal?: AbortSignal, guard = unguarded): Promise<Details> {
  return reader.ask('details', { path, options, whole }, guard, signal);
}

describe('ThreadReader', () => {
  it('asks a thread, and long questions another one', async () => {
    const answers = await Promise.all([ask('a'), ask('b'), ask('c', true), ask('d', true)]);
    const threads = (answers as unknown as { threadId: number }[]).map(({ threadId }) => threadId);
    expect(threads[0]).toBe(threads[1]);
    expect(threads[2]).toBe(threads[3]);
    expect(threads[0]).not.toBe(threads[2]);
    expect(answers[1]).toMatchObject({ question: 'details', job: { path: 'b' }, workerData: 'acquisition-reader' });
  });

  it('lets the thread open only what the guard of its question allows', async () => {
    const guard = async (path: string): Promise<void> => {
      if (path === 'no') {
        throw new InputError('E_OUTSIDE_ROOTS', 'Outside.');
      }
    };
    const [allowed, refused] = await Promise.allSettled([
      ask('yes', false, undefined, guard),
      ask('no', false, undefined, guard)
    ]);
    expect(allowed.status).toBe('fulfilled');
    expect(refused).toMatchObject({ reason: { code: 'E_OUTSIDE_ROOTS', message: 'Outside.' } });
    expect(refused.status === 'rejected' && refused.reason).toBeInstanceOf(InputError);
  });

  it('ends a thread that is caught in a file, not one that only takes long, and answers what waits', async () => {
    await reader.close();
    // Long enough for a thread to start on a busy machine
    reader = new ThreadReader(pathToFileURL(join(folder, 'thread.mjs')), 3000);
    const slow = ask('never', false);
    let isOver = false;
    slow.catch(() => undefined).finally(() => (isOver = true));
    const [caught, waits] = [ask('endless', true), ask('waits', true)];
    await expect(caught).rejects.toMatchObject({ code: 'E_UNENDING', message: expect.stringContaining('3 s') });
    expect(await waits).toMatchObject({ job: { path: 'waits' } });
    // Asked before the other, and looked at before it: by now it would have been ended as well
    expect(isOver).toBe(false);
  });

  it('gives up a question, whether it waits or runs, and answers the next', async () => {
    const abort = new AbortController();
    const given = [ask('never', true, abort.signal), ask('waits', true, abort.signal)];
    await ask('other');
    abort.abort();
    for (const question of given) {
      await expect(question).rejects.toBeInstanceOf(CancelledError);
    }
    await expect(ask('late', true, abort.signal)).rejects.toBeInstanceOf(CancelledError);
    expect(await ask('next', true)).toMatchObject({ job: { path: 'next' } });
  });

  it('survives the end of a thread', async () => {
    const lost = [ask('never'), ask('die')];
    const ends = await Promise.allSettled(lost);
    expect(ends.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    expect(await ask('again')).toMatchObject({ job: { path: 'again' } });
  });
});
