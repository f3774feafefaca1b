import { mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import type { Socket } from 'node:net';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { MessageConnection } from 'vscode-jsonrpc/node';
import {
  CancellationTokenSource,
  createMessageConnection,
  ProgressType,
  SocketMessageReader,
  SocketMessageWriter
} from 'vscode-jsonrpc/node';

import { CancelledError } from '../../core/errors';
import { CANCELLED, FAILURE } from '../../protocol/failure';
import { requests } from '../../protocol/requests';
import type { RunningServer } from './listen';
import { listen } from './listen';
import type { Answers } from '../answers/answer';
import { houseAnswers } from '../answers/houseAnswers';

const { method } = requests.frameSums;

/** A request that streams, as far as the way between page and handler goes. */
describe('a streamed request', () => {
  let folder: string;
  let server: RunningServer;
  let socket: Socket;
  let rpc: MessageConnection;
  let frameSums: Answers['frameSums'];
  const seen: number[] = [];

  beforeEach(async () => {
    folder = await realpath(await mkdtemp(join(tmpdir(), 'stream-')));
    await writeFile(join(folder, 'a.mib'), '');
    const answers = {
      ...houseAnswers,
      frameSums: async (request, context) => {
        await context.guard(request.path, 'read');
        return frameSums(request, context);
      }
    } as Answers;
    const options = {
      dataRoots: [folder],
      stateFolder: join(folder, 'state'),
      version: '1.2.3',
      contract: '',
      program: folder
    };
    server = await listen({ socket: join(folder, 'rpc.sock'), ...options }, { answers, launchers: {} });
    socket = connect(join(folder, 'rpc.sock'));
    await new Promise(resolve => socket.once('connect', resolve));
    rpc = createMessageConnection(new SocketMessageReader(socket), new SocketMessageWriter(socket));
    rpc.listen();
    await rpc.sendRequest(requests.hello.method, { version: '1.2.3' });
    seen.length = 0;
    rpc.onProgress(new ProgressType<{ done: number }>(), 'sums', ({ done }) => void seen.push(done));
  });

  afterEach(async () => {
    rpc.dispose();
    socket.destroy();
    await server.close();
    await rm(folder, { recursive: true });
  });

  const part = (done: number) => ({ first: 0, sums: '', done, of: 3 });
  const asked = () => ({ path: join(folder, 'a.mib'), partialResultToken: 'sums' });

  it('sends what its handler reports, in order and before the result', async () => {
    frameSums = async (_, { report }) => {
      await report(part(1));
      void report(part(2));
      void report(part(3));
      return { places: 3, frames: 3, remembered: false };
    };
    expect(await rpc.sendRequest(method, asked())).toEqual({ places: 3, frames: 3, remembered: false });
    expect(seen).toEqual([1, 2, 3]);
  });

  it('goes on until the page cancels it, when it only streams', async () => {
    const source = new CancellationTokenSource();
    frameSums = async (_, { signal, report }) => {
      for (let done = 1; !signal.aborted; done++) {
        await report(part(done));
        if (done === 5) {
          source.cancel();
        }
        await new Promise(resolve => setTimeout(resolve, 1));
      }
      throw new CancelledError();
    };
    const answer = rpc.sendRequest(method, asked(), source.token);
    await expect(answer).rejects.toMatchObject({ code: FAILURE, data: { code: CANCELLED } });
    expect(seen.slice(0, 5)).toEqual([1, 2, 3, 4, 5]);
  });

  it('ends with its page', async () => {
    const ended = new Promise<unknown>(resolve => {
      frameSums = async (_, { report }) => {
        try {
          for (;;) {
            await report(part(1));
          }
        } catch (cause) {
          resolve(cause);
          throw cause;
        }
      };
    });
    rpc.sendRequest(method, asked()).catch(() => undefined);
    while (seen.length === 0) {
      await new Promise(resolve => setTimeout(resolve, 1));
    }
    socket.destroy();
    expect(await ended).toBeInstanceOf(CancelledError);
  });

  it('is not begun for a path outside the data roots', async () => {
    frameSums = async () => ({ places: 0, frames: 0, remembered: false });
    const answer = rpc.sendRequest(method, { path: '/etc/passwd', partialResultToken: 'sums' });
    await expect(answer).rejects.toMatchObject({ data: { code: 'E_OUTSIDE_ROOTS' } });
  });
});
