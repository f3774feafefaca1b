import { ServerConnection } from '@jupyterlab/services';
import { nullTranslator } from '@jupyterlab/translation';
import * as z from 'zod';

import { CancelledError } from '../core/errors';
import { BackendError } from '../protocol/backendError';
import type { Job, JobChange } from '../protocol/jobs';
import { CANCELLED, FAILURE, VERSION_MISMATCH } from '../protocol/failure';
import { requests } from '../protocol/requests';
import { BackendClient } from './backendClient';
import type { BackendStatus } from './backendStatus';

interface Call {
  id?: number;
  method: string;
  params: Record<string, unknown>;
}

const FACTS = { version: '1.0.0', node: '24.0.0', pid: 7, home: '/home/me', dataRoots: ['/data'] };

/** The server's end of one websocket; JSON-RPC spelt out by hand, so that the client is held against the standard. */
class FakeSocket {
  onopen: (() => void) | null = null;
  onclose: (() => void) | null = null;
  onmessage: ((event: { data: string }) => void) | null = null;
  readonly calls: Call[] = [];

  constructor(
    readonly url: string,
    private readonly answer: (call: Call) => { result: unknown } | { error: unknown } | undefined
  ) {}

  send(text: string): void {
    const call = JSON.parse(text) as Call;
    this.calls.push(call);
    const answer = this.answer(call);
    if (answer && call.id !== undefined) {
      this.say({ id: call.id, ...answer });
    }
  }

  say(message: object): void {
    setTimeout(() => this.onmessage?.({ data: JSON.stringify({ jsonrpc: '2.0', ...message }) }));
  }

  close(): void {
    setTimeout(() => this.onclose?.());
  }
}

class FakeServer {
  accepts = true;
  /** Status of a plain request to the same address */
  status: number | 'down' = 400;
  readonly sockets: FakeSocket[] = [];
  answer: (call: Call) => { result: unknown } | { error: unknown } | undefined = () => ({ result: FACTS });

  client(change: Partial<ServerConnection.ISettings> = {}): BackendClient {
    const open = (url: string) => {
      const socket = new FakeSocket(url, call => this.answer(call));
      this.sockets.push(socket);
      setTimeout(() => (this.accepts ? socket.onopen?.() : socket.onclose?.()));
      return socket;
    };
    const settings = ServerConnection.makeSettings({
      baseUrl: 'http://hub.example/user/me/',
      wsUrl: 'ws://hub.example/user/me/',
      appendToken: false,
      token: 'sec/ret',
      WebSocket: function (url: string) {
        return open(url);
      } as unknown as typeof WebSocket,
      fetch: async () => {
        if (this.status === 'down') {
          throw new TypeError('Failed to fetch');
        }
        return { status: this.status } as Response;
      },
      ...change
    });
    return new BackendClient({
      settings,
      version: '1.0.0',
      contract: 'c0',
      trans: nullTranslator.load('test'),
      delays: [0]
    });
  }

  get last(): FakeSocket {
    return this.sockets[this.sockets.length - 1];
  }
}

/** The first status for which the condition holds, the present one included. */
function when(client: BackendClient, state: BackendStatus['state']): Promise<BackendStatus> {
  return new Promise(resolve => {
    const look = () => {
      if (client.status.state === state) {
        client.statusChanged.disconnect(look);
        resolve(client.status);
      }
    };
    client.statusChanged.connect(look);
    look();
  });
}

describe('BackendClient', () => {
  let server: FakeServer;
  let client: BackendClient;

  beforeEach(() => {
    server = new FakeServer();
    client = server.client();
  });

  afterEach(() => client.dispose());

  it('opens nothing before it is asked, then one websocket for all, with the version of the page', async () => {
    expect(client.status.state).toBe('idle');
    expect(server.sockets).toHaveLength(0);
    const states: string[] = [];
    client.statusChanged.connect((_, { state }) => states.push(state));
    const [first, second] = await Promise.all([client.connect(), client.connect()]);
    expect(first).toEqual(FACTS);
    expect(second).toEqual(FACTS);
    expect(states).toEqual(['connecting', 'ready']);
    expect(client.status.backend).toEqual(FACTS);
    expect(server.sockets.map(({ url }) => url)).toEqual(['ws://hub.example/user/me/jupyterlab-4dstem/rpc']);
    expect(server.last.calls).toMatchObject([{ method: 'hello', params: { version: '1.0.0', contract: 'c0' } }]);
  });

  it('puts the token into the address only where Jupyter says so', async () => {
    client = server.client({ appendToken: true });
    await client.connect();
    expect(server.last.url).toBe('ws://hub.example/user/me/jupyterlab-4dstem/rpc?token=sec%2Fret');
  });

  it('sends checked parameters with defaults filled in, and checks the answer', async () => {
    const conversion: Job = {
      id: '1',
      kind: 'convert',
      launcher: 'local',
      options: {
        reshape: 'auto',
        binNav: 1,
        binSig: 1,
        cross: true,
        compression: 'bitshuffle-lz4',
        radial: false,
        overwrite: false
      },
      status: 'running',
      startedAt: 0,
      items: [],
      folder: '/out/scripts/1',
      user: 'me'
    };
    server.answer = ({ method }) => ({ result: method === 'hello' ? FACTS : conversion });
    expect(await client.request(requests.startJob, { kind: 'convert', inputs: ['/data/a.mib'], options: {} })).toEqual(
      conversion
    );
    expect(server.last.calls[1].params).toEqual({
      kind: 'convert',
      launcher: 'local',
      inputs: ['/data/a.mib'],
      options: conversion.options
    });

    await expect(client.request(requests.startJob, { kind: 'convert', inputs: [], options: {} })).rejects.toMatchObject(
      {
        code: 'E_REQUEST'
      }
    );
    expect(server.last.calls).toHaveLength(2);

    server.answer = () => ({ result: { id: 7 } });
    await expect(client.request(requests.listFolder, { path: '/' })).rejects.toMatchObject({
      code: 'E_ANSWER',
      message: expect.stringContaining('folder/list'),
      details: expect.stringContaining('entries')
    });
  });

  it("throws the backend's sentence with code and details", async () => {
    server.answer = ({ method }) =>
      method === 'hello'
        ? { result: FACTS }
        : { error: { code: FAILURE, message: 'No such folder.', data: { code: 'E_NOT_FOUND', details: 'ENOENT' } } };
    const refusal = client.request(requests.listFolder, { path: '/x' });
    await expect(refusal).rejects.toBeInstanceOf(BackendError);
    await expect(refusal).rejects.toMatchObject({ code: 'E_NOT_FOUND', message: 'No such folder.', details: 'ENOENT' });
  });

  it('tells the backend to stop, and reports what it then says', async () => {
    const abort = new AbortController();
    server.answer = ({ method, id, params }) => {
      if (method === 'hello') {
        return { result: FACTS };
      }
      if (method === '$/cancelRequest') {
        server.last.say({ id: params.id, error: { code: FAILURE, message: 'Cancelled.', data: { code: CANCELLED } } });
      } else {
        expect(id).toBeDefined();
        setTimeout(() => abort.abort());
      }
      return undefined;
    };
    await expect(client.request(requests.inspect, { path: '/x' }, { signal: abort.signal })).rejects.toBeInstanceOf(
      CancelledError
    );
    expect(server.last.calls.map(({ method }) => method)).toEqual(['hello', 'convert/inspect', '$/cancelRequest']);
  });

  describe('a streamed request', () => {
    const counting = {
      method: 'count',
      params: z.object({ to: z.number() }),
      result: z.string(),
      progress: z.number()
    };

    /** Sends the values under the token that came with the request, then the result. */
    function counts(values: unknown[], result?: unknown): void {
      server.answer = ({ id, method, params }) => {
        if (method === 'hello') {
          return { result: FACTS };
        }
        if (method === 'count') {
          const token = params.partialResultToken;
          values.forEach(value => server.last.say({ method: '$/progress', params: { token, value } }));
          return result === undefined ? undefined : { result };
        }
        server.last.say({ id: params.id, error: { code: FAILURE, message: 'Cancelled.', data: { code: CANCELLED } } });
        expect(id).toBeUndefined();
        return undefined;
      };
    }

    it('delivers values in order, all before the result, two requests not mixed up', async () => {
      counts([1, 2, 3], 'done');
      const seen: unknown[][] = [[], []];
      const ask = (which: number) =>
        client
          .request(counting, { to: 3 }, { onProgress: value => seen[which].push(value) })
          .then(result => seen[which].push(result));
      await Promise.all([ask(0), ask(1)]);
      expect(seen).toEqual([
        [1, 2, 3, 'done'],
        [1, 2, 3, 'done']
      ]);
      const tokens = server.last.calls.slice(1).map(({ params }) => params.partialResultToken);
      expect(new Set(tokens).size).toBe(2);
    });

    it('asks for no progress when nobody wants it', async () => {
      counts([], 'done');
      await client.request(counting, { to: 3 });
      expect(server.last.calls[1].params).toEqual({ to: 3 });
    });

    it('delivers nothing after it was cancelled, and goes on until then', async () => {
      counts([1, 2, 3]);
      const abort = new AbortController();
      const seen: number[] = [];
      const onProgress = (value: number) => {
        seen.push(value);
        if (value === 2) {
          abort.abort();
        }
      };
      const endless = client.request(counting, { to: 9 }, { signal: abort.signal, onProgress });
      await expect(endless).rejects.toBeInstanceOf(CancelledError);
      expect(seen).toEqual([1, 2]);
    });

    it('stops the backend at a value that is not as agreed, and at a fault of who is told', async () => {
      counts([1, 'two']);
      const odd = client.request(counting, { to: 9 }, { onProgress: () => undefined });
      await expect(odd).rejects.toMatchObject({ code: 'E_ANSWER', message: expect.stringContaining('"count"') });
      counts([1]);
      const faulty = client.request(
        counting,
        { to: 9 },
        {
          onProgress: () => {
            throw new TypeError('x is undefined');
          }
        }
      );
      await expect(faulty).rejects.toThrow('x is undefined');
      expect(server.last.calls.map(({ method }) => method).filter(method => method === '$/cancelRequest')).toHaveLength(
        2
      );
    });

    it('ends with the connection', async () => {
      counts([1]);
      const onProgress = () => server.last.close();
      await expect(client.request(counting, { to: 9 }, { onProgress })).rejects.toMatchObject({ code: 'E_CONNECTION' });
    });
  });

  it('passes on news of jobs', async () => {
    await client.connect();
    const news = new Promise<JobChange>(resolve => client.jobChanged.connect((_, change) => resolve(change)));
    const head = {
      id: '1',
      kind: 'convert',
      launcher: 'local',
      options: { reshape: 'auto' },
      status: 'running',
      startedAt: 0,
      folder: '/j',
      user: 'me'
    };
    const item = { input: '/a.mib', status: 'running', framesDone: 1, frames: 4, bytesDone: 9, bytes: 36 };
    const change = { kind: 'convert', head, needs: 2000, count: 2000, items: [{ index: 1234, item }] };
    server.last.say({ method: 'job/changed', params: change });
    expect(await news).toMatchObject({ head: { id: '1', status: 'running' }, items: [{ index: 1234, item }] });
  });

  it('says that the backend stopped, fails what was asked, and connects again by itself', async () => {
    await client.connect();
    server.answer = ({ method }) => (method === 'hello' ? { result: { ...FACTS, pid: 8 } } : undefined);
    const lost = when(client, 'lost');
    const unanswered = client.request(requests.listFolder, { path: '/' });
    setTimeout(() => {
      server.last.say({ method: 'bridge/failed', params: { message: 'The backend has stopped.', retry: true } });
      server.last.close();
    });
    await expect(unanswered).rejects.toMatchObject({ code: 'E_CONNECTION' });
    expect((await lost).message).toBe('The backend has stopped. Connecting again…');
    expect((await when(client, 'ready')).backend?.pid).toBe(8);
    expect(server.sockets).toHaveLength(2);
  });

  it('keeps trying while the server is away', async () => {
    server.accepts = false;
    server.status = 'down';
    await expect(client.connect()).rejects.toMatchObject({ code: 'E_CONNECTION' });
    expect(client.status.message).toContain('The Jupyter server does not answer.');
    await new Promise<void>(resolve => {
      const look = setInterval(() => {
        if (server.sockets.length >= 4) {
          clearInterval(look);
          resolve();
        }
      });
    });
    expect(client.status.state).toBe('lost');
    server.accepts = true;
    await when(client, 'ready');
  });

  it.each([
    [404, 'unavailable', /jupyter server extension enable jupyterlab_4dstem/],
    [403, 'unavailable', /log in/],
    [502, 'lost', /status 502/],
    [400, 'lost', /could not be opened/]
  ] as const)('explains a websocket that does not open by status %d: %s', async (status, state, sentence) => {
    server.accepts = false;
    server.status = status;
    await expect(client.connect()).rejects.toThrow(sentence);
    expect(client.status.state).toBe(state);
    expect(client.status.message).toMatch(sentence);
  });

  it('does not try again by itself when that would not help, but when it is asked', async () => {
    server.answer = () => {
      server.last.say({ method: 'bridge/failed', params: { message: 'Node.js was not found.', retry: false } });
      server.last.close();
      return undefined;
    };
    await expect(client.connect()).rejects.toThrow('Node.js was not found.');
    expect(client.status).toEqual({ state: 'unavailable', message: 'Node.js was not found.' });
    await new Promise(resolve => setTimeout(resolve, 20));
    expect(server.sockets).toHaveLength(1);
    server.answer = () => ({ result: FACTS });
    await client.connect();
    expect(client.status.state).toBe('ready');
  });

  it('sends nothing to a backend of another version', async () => {
    server.answer = () => ({
      error: { code: FAILURE, message: 'Page 1.0.0, backend 2.0.0. Reload.', data: { code: VERSION_MISMATCH } }
    });
    await expect(client.request(requests.listFolder, { path: '/' })).rejects.toThrow('Page 1.0.0, backend 2.0.0.');
    expect(client.status).toEqual({ state: 'mismatch', message: 'Page 1.0.0, backend 2.0.0. Reload.' });
    expect(server.last.calls.map(({ method }) => method)).toEqual(['hello']);
  });

  it('begins again after a message that cannot be read', async () => {
    await client.connect();
    server.last.onmessage?.({ data: '{"jsonrpc": ' });
    await when(client, 'lost');
    await when(client, 'ready');
    expect(server.sockets).toHaveLength(2);
  });

  it('closes for good when disposed', async () => {
    await client.connect();
    const closed = jest.spyOn(server.last, 'close');
    client.dispose();
    expect(closed).toHaveBeenCalled();
    await expect(client.request(requests.listFolder, { path: '/' })).rejects.toMatchObject({ code: 'E_CONNECTION' });
    await new Promise(resolve => setTimeout(resolve, 20));
    expect(server.sockets).toHaveLength(1);
  });
});
