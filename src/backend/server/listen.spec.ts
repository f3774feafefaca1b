import { chmod, mkdir, mkdtemp, realpath, rm, stat, symlink, writeFile } from 'node:fs/promises';
import type { Socket } from 'node:net';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { MessageConnection } from 'vscode-jsonrpc/node';
import {
  CancellationTokenSource,
  createMessageConnection,
  ErrorCodes,
  SocketMessageReader,
  SocketMessageWriter
} from 'vscode-jsonrpc/node';

import { CancelledError, InputError } from '../../core/errors';
import type { TaskWork } from '../../jobs/runTask';
import { InlineLauncher } from '../../jobs/testing/inlineLauncher';
import type { JobChange, JobHead } from '../../protocol/jobs';
import { CANCELLED, FAILURE, VERSION_MISMATCH } from '../../protocol/failure';
import { notifications, requests } from '../../protocol/requests';
import type { Answers, Context } from '../answers/answer';
import { houseAnswers } from '../answers/houseAnswers';
import { jobAnswers } from '../answers/jobAnswers';
import type { Abilities, RunningServer, ServeOptions } from './listen';
import { listen } from './listen';

interface Page {
  rpc: MessageConnection;
  socket: Socket;
  news: JobHead[];
}

/** As the real answers do, with files that end when they are told to. */
let viewed: Answers['viewerFile'] = (_, { signal }) => untilCancelled(signal);
const answers = {
  ...houseAnswers,
  ...jobAnswers,
  inspect: async ({ path }, { guard }) => {
    // What is found in a folder may be a link
    await guard(path, 'read');
    await guard(join(path, 'link'), 'read');
    return { acquisitions: [], errors: [] };
  },
  viewerFile: async (request, context) => {
    await context.guard(request.output, 'read');
    return viewed(request, context);
  }
} satisfies Partial<Answers> as unknown as Answers;
const abilities: Abilities = {
  answers,
  launchers: { local: { name: 'local', taskPer: 'job', launch: (path, order) => launcher.launch(path, order) } }
};
let launcher: InlineLauncher;

const work: TaskWork = async ([{ input: path }], { onItem, signal }) => {
  onItem({ input: path, status: 'running', bytes: 10 });
  await (path.endsWith('endless') ? untilCancelled(signal) : undefined);
};

function untilCancelled(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => signal.addEventListener('abort', () => reject(new CancelledError('Stopped.'))));
}

describe('listen', () => {
  let folder: string;
  let server: RunningServer;
  let socketPath: string;
  let program: string;
  const pages: Page[] = [];

  beforeEach(async () => {
    folder = await realpath(await mkdtemp(join(tmpdir(), 'listen-')));
    await mkdir(join(folder, 'data'));
    await writeFile(join(folder, 'data/a.mib'), '');
    program = join(folder, 'main.mjs');
    await writeFile(program, '');
    await symlink('/', join(folder, 'data/link'));
    await mkdir(join(folder, 'private'), { mode: 0o700 });
    socketPath = join(folder, 'private/rpc.sock');
    launcher = new InlineLauncher(join(folder, 'state'), work);
    server = await listen(options([join(folder, 'data')]), abilities);
  });

  function options(dataRoots: string[]): ServeOptions {
    const ours = { version: '1.2.3', contract: 'c0', program };
    return { socket: socketPath, dataRoots, stateFolder: join(folder, 'state'), ...ours };
  }

  afterEach(async () => {
    pages.splice(0).forEach(({ rpc, socket }) => {
      rpc.dispose();
      socket.destroy();
    });
    await server.close();
    launcher.terminate.abort();
    await launcher.ended();
    await rm(folder, { recursive: true });
  });

  async function stranger(): Promise<Page> {
    const socket = connect(socketPath);
    await new Promise(resolve => socket.once('connect', resolve));
    const rpc = createMessageConnection(new SocketMessageReader(socket), new SocketMessageWriter(socket));
    const news: JobHead[] = [];
    rpc.onNotification(notifications.jobChanged.method, ({ head }: JobChange) => void news.push(head));
    rpc.listen();
    const page = { rpc, socket, news };
    pages.push(page);
    return page;
  }

  async function greeted(): Promise<Page> {
    const page = await stranger();
    await page.rpc.sendRequest(requests.hello.method, { version: '1.2.3' });
    return page;
  }

  async function eventually(condition: () => boolean): Promise<void> {
    while (!condition()) {
      await new Promise(resolve => setTimeout(resolve, 5));
    }
  }

  it('makes a socket that only its owner can use', async () => {
    expect((await stat(socketPath)).mode & 0o777).toBe(0o600);
  });

  it('does not listen in a folder that others may enter', async () => {
    const open = join(folder, 'open');
    await mkdir(open);
    await chmod(open, 0o755);
    const refused = listen({ ...options([]), socket: join(open, 's') }, abilities);
    await expect(refused).rejects.toMatchObject({ code: 'E_SOCKET' });
  });

  it('shakes hands, and lists', async () => {
    const { rpc } = await stranger();
    const facts = requests.hello.result.parse(await rpc.sendRequest(requests.hello.method, { version: '1.2.3' }));
    expect(facts).toMatchObject({ version: '1.2.3', pid: process.pid, dataRoots: [join(folder, 'data')] });
    const listing = requests.listFolder.result.parse(
      await rpc.sendRequest(requests.listFolder.method, { path: join(folder, 'data') })
    );
    expect(listing.entries.map(({ name }) => name)).toEqual(['link', 'a.mib']);
  });

  it('refuses a page of another build, and says which of the two is the older', async () => {
    const { rpc } = await stranger();
    const hello = (contract: string) => rpc.sendRequest(requests.hello.method, { version: '1.2.3', contract });
    await expect(hello('other')).rejects.toMatchObject({
      data: { code: VERSION_MISMATCH },
      message: expect.stringContaining('after this page was loaded. Reload this page') as string
    });
    await writeFile(program, 'an update');
    await expect(hello('other')).rejects.toMatchObject({
      message: expect.stringContaining('Restart the server (Hub Control Panel') as string
    });
    await expect(hello('c0')).resolves.toMatchObject({ version: '1.2.3' });
  });

  it('refuses another version with a sentence that has both, and everything else until hands are shaken', async () => {
    const { rpc } = await stranger();
    await expect(rpc.sendRequest(requests.hello.method, { version: '9.9.9' })).rejects.toMatchObject({
      code: FAILURE,
      data: { code: VERSION_MISMATCH },
      message: expect.stringMatching(/9\.9\.9.*1\.2\.3/)
    });
    await expect(rpc.sendRequest(requests.listJobs.method, {})).rejects.toMatchObject({
      data: { code: 'E_HANDSHAKE' }
    });
  });

  it.each([
    [requests.listFolder.method, { path: 3 }, /path: /],
    [requests.listFolder.method, {}, /path: /],
    [requests.startJob.method, { kind: 'convert', inputs: [], options: {} }, /inputs: /],
    [
      requests.startJob.method,
      { kind: 'convert', inputs: ['/a'], options: { reshape: 'known' } },
      /options\.scanX: Known shape/
    ]
  ])('names what is wrong with the parameters of %s %j', async (method, params, sentence) => {
    const { rpc } = await greeted();
    await expect(rpc.sendRequest(method, params)).rejects.toMatchObject({
      code: ErrorCodes.InvalidParams,
      message: expect.stringMatching(sentence)
    });
  });

  it('answers an unknown method with an error', async () => {
    const { rpc } = await greeted();
    await expect(rpc.sendRequest('no/such', {})).rejects.toMatchObject({ code: ErrorCodes.MethodNotFound });
  });

  it('lets a service ask for each path it derives', async () => {
    const { rpc } = await greeted();
    const inspection = rpc.sendRequest(requests.inspect.method, { path: join(folder, 'data') });
    await expect(inspection).rejects.toMatchObject({ code: FAILURE, data: { code: 'E_OUTSIDE_ROOTS' } });
  });

  it('sends an unexpected error as an internal one with details', async () => {
    const inspect: Answers['inspect'] = async () => Promise.reject(new TypeError('x is undefined'));
    const failing: Abilities = { ...abilities, answers: { ...answers, inspect } };
    await server.close();
    await mkdir(join(folder, 'private'), { mode: 0o700 });
    server = await listen(options([]), failing);
    const { rpc } = await greeted();
    await expect(rpc.sendRequest(requests.inspect.method, { path: '/' })).rejects.toMatchObject({
      data: { code: 'E_INTERNAL', details: expect.stringContaining('listen.spec') },
      message: expect.stringContaining('x is undefined')
    });
  });

  it('stops a request when the page cancels it', async () => {
    const { rpc } = await greeted();
    const source = new CancellationTokenSource();
    const answer = rpc.sendRequest(
      requests.viewerFile.method,
      { output: join(folder, 'data/T1_data.hdf5') },
      source.token
    );
    source.cancel();
    await expect(answer).rejects.toMatchObject({ code: FAILURE, data: { code: CANCELLED } });
  });

  it('answers 200 requests of a page at once and refuses more, until some have ended; other pages are served', async () => {
    const [{ rpc }, other] = [await greeted(), await greeted()];
    const list = (): Promise<unknown> => rpc.sendRequest(requests.listFolder.method, { path: join(folder, 'data') });
    const source = new CancellationTokenSource();
    const endless = Array.from({ length: 200 }, () =>
      rpc
        .sendRequest(requests.viewerFile.method, { output: join(folder, 'data/T1_data.hdf5') }, source.token)
        .catch(() => 'stopped')
    );
    await expect(list()).rejects.toMatchObject({ data: { code: 'E_TOO_MANY_REQUESTS' } });
    const path = join(folder, 'data');
    expect(await other.rpc.sendRequest(requests.listFolder.method, { path })).toBeTruthy();
    source.cancel();
    expect(new Set(await Promise.all(endless))).toEqual(new Set(['stopped']));
    expect(await list()).toBeTruthy();
  });

  it('stops a request when the page goes away, and goes on serving others', async () => {
    const contexts: Context[] = [];
    viewed = (_, context) => {
      contexts.push(context as Context);
      return untilCancelled(context.signal);
    };
    const leaving = await greeted();
    const abandoned = leaving.rpc.sendRequest(requests.viewerFile.method, { output: join(folder, 'data/x') });
    abandoned.catch(() => undefined);
    await eventually(() => contexts.length === 1);
    leaving.socket.destroy();
    await eventually(() => contexts[0].signal.aborted);
    const { rpc } = await greeted();
    expect(await rpc.sendRequest(requests.listJobs.method, {})).toEqual([]);
  });

  it('tells every page of a job, whoever started it, and a page that comes later finds it', async () => {
    const first = await greeted();
    const second = await greeted();
    const path = join(folder, 'data/endless');
    const started = requests.startJob.result.parse(
      await first.rpc.sendRequest(requests.startJob.method, { kind: 'convert', inputs: [path], options: {} })
    );
    await eventually(() => second.news.some(({ status }) => status === 'running'));
    expect(server.busy).toBe(true);
    first.rpc.dispose();
    first.socket.destroy();
    const third = await greeted();
    expect(await third.rpc.sendRequest(requests.listJobs.method, {})).toMatchObject([
      { id: started.id, status: 'running', items: [{ input: path }] }
    ]);
    expect(await third.rpc.sendRequest(requests.cancelJob.method, { id: started.id })).toBeNull();
    await eventually(() => third.news.some(({ status }) => status === 'cancelled'));
    await eventually(() => second.news.some(({ status }) => status === 'cancelled'));
    expect(server.busy).toBe(false);
  });

  it('ends a connection that sends no messages but rubbish, and only that one', async () => {
    const page = await greeted();
    const socket = connect(socketPath);
    const ended = new Promise(resolve => socket.once('close', resolve));
    socket.write('GET / HTTP/1.1\r\n\r\n');
    await ended;
    expect(await page.rpc.sendRequest(requests.listJobs.method, {})).toEqual([]);
  });

  it('takes socket and folder away when it closes; jobs go on, and the next server has them', async () => {
    const { rpc, news } = await greeted();
    const job = { kind: 'convert', inputs: [join(folder, 'data/endless')], options: {} };
    const { id } = requests.startJob.result.parse(await rpc.sendRequest(requests.startJob.method, job));
    await eventually(() => news.some(({ status }) => status === 'running'));
    await server.close();
    await expect(stat(join(folder, 'private'))).rejects.toMatchObject({ code: 'ENOENT' });
    await mkdir(join(folder, 'private'), { mode: 0o700 });
    server = await listen(options([]), abilities);
    const page = await greeted();
    expect(await page.rpc.sendRequest(requests.listJobs.method, {})).toMatchObject([{ id, status: 'running' }]);
    await page.rpc.sendRequest(requests.cancelJob.method, { id });
    await eventually(() => page.news.some(({ status }) => status === 'cancelled'));
  });

  it('leaves a folder alone that holds anything else', async () => {
    await writeFile(join(folder, 'private/notes'), '');
    await server.close();
    expect((await stat(join(folder, 'private/notes'))).isFile()).toBe(true);
    await rm(join(folder, 'private/notes'));
    server = await listen(options([]), abilities);
  });

  it('describes input errors with their cause', async () => {
    viewed = async () => {
      throw new InputError('E_HEADER', 'No header.', { cause: new Error('short read') });
    };
    const { rpc } = await greeted();
    await expect(rpc.sendRequest(requests.viewerFile.method, { output: join(folder, 'data/x') })).rejects.toMatchObject(
      {
        message: 'No header.',
        data: { code: 'E_HEADER', details: expect.stringContaining('short read') }
      }
    );
  });
});
