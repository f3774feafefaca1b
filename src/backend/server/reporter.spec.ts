import { PassThrough } from 'node:stream';
import type { MessageConnection } from 'vscode-jsonrpc/node';
import { createMessageConnection, ProgressType, StreamMessageReader, StreamMessageWriter } from 'vscode-jsonrpc/node';

import { CancelledError } from '../../core/errors';
import { reporter } from './reporter';

const PROGRESS = new ProgressType<unknown>();

describe('reporter', () => {
  /** From backend to page; takes no more than a few bytes before somebody reads */
  let line: PassThrough;
  let backend: MessageConnection;
  let abort: AbortController;

  beforeEach(() => {
    line = new PassThrough({ highWaterMark: 16 });
    backend = createMessageConnection(new StreamMessageReader(new PassThrough()), new StreamMessageWriter(line));
    backend.listen();
    abort = new AbortController();
  });

  afterEach(() => backend.dispose());

  function page(): unknown[] {
    const rpc = createMessageConnection(new StreamMessageReader(line), new StreamMessageWriter(new PassThrough()));
    const seen: unknown[] = [];
    rpc.onProgress(PROGRESS, 'mine', value => void seen.push(value));
    rpc.listen();
    return seen;
  }

  it('sends under the token of the request, in order', async () => {
    const seen = page();
    const report = reporter(backend, { partialResultToken: 'mine' }, abort.signal);
    const other = reporter(backend, { partialResultToken: 'another' }, abort.signal);
    await Promise.all([report(1), other('not mine'), report({ two: [2] }), report(3)]);
    while (seen.length < 3) {
      await new Promise(resolve => setTimeout(resolve, 1));
    }
    expect(seen).toEqual([1, { two: [2] }, 3]);
  });

  it('keeps its promise waiting while nobody reads, so that a patient handler sends one value only', async () => {
    const report = reporter(backend, { partialResultToken: 'mine' }, abort.signal);
    let sent = 0;
    const handler = (async () => {
      for (let value = 0; value < 20; value++) {
        await report({ value, padding: ' '.repeat(1000) });
        sent++;
      }
    })();
    await new Promise(resolve => setTimeout(resolve, 20));
    expect(sent).toBeLessThan(3);
    const seen = page();
    await handler;
    expect(sent).toBe(20);
    while (seen.length < 20) {
      await new Promise(resolve => setTimeout(resolve, 1));
    }
  });

  it('sends nothing to who did not ask for progress', async () => {
    await reporter(backend, { path: '/' }, abort.signal)(1);
    await reporter(backend, undefined, abort.signal)(1);
    expect(line.readableLength).toBe(0);
  });

  it('ends a handler whose page has given up, awaited or not', async () => {
    const report = reporter(backend, { partialResultToken: 'mine' }, abort.signal);
    abort.abort();
    await expect(report(1)).rejects.toBeInstanceOf(CancelledError);
    // Would end the process as an unhandled rejection
    void report(2);
    await new Promise(resolve => setTimeout(resolve, 5));
    expect(line.readableLength).toBe(0);
  });
});
