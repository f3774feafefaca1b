import type { Socket } from 'node:net';
import type { CancellationToken, MessageConnection } from 'vscode-jsonrpc/node';
import {
  createMessageConnection,
  ErrorCodes,
  ResponseError,
  SocketMessageReader,
  SocketMessageWriter
} from 'vscode-jsonrpc/node';
import type { z } from 'zod';

import { CancelledError, InputError } from '../../core/errors';
import type { Failure } from '../../protocol/failure';
import { FAILURE } from '../../protocol/failure';
import type { RequestContract } from '../../protocol/requests';
import { notifications, requests } from '../../protocol/requests';
import type { Answers, Context } from '../answers/answer';
import type { DataRoots } from './dataRoots';
import { OpenRequests } from './openRequests';
import { JobFeed } from './jobFeed';
import { failureOf } from './failureOf';
import type { ServerFacts } from '../answers/answer';
import type { Report } from './reporter';
import { reporter } from './reporter';
import type { UserJobs } from './userJobs';

/** What the requests of every connection are answered from. */
export interface ServerState extends Omit<ServerFacts, 'dataRoots'> {
  readonly dataRoots: DataRoots;
  readonly jobs: UserJobs;
  readonly answers: Answers;
}

type Handler = (params: unknown, signal: AbortSignal, report: Report<unknown>) => Promise<unknown>;

/** Requests of one page that are answered at the same time; a page makes some ten. */
const MOST_AT_ONCE = 200;

/** Answers one page for as long as its socket lasts. Nothing but the handshake is answered before it has succeeded. */
export function serveConnection(socket: Socket, state: ServerState): void {
  const rpc = createMessageConnection(new SocketMessageReader(socket), new SocketMessageWriter(socket));
  const open = new OpenRequests();
  const feed = new JobFeed(change => rpc.sendNotification(notifications.jobChanged.method, change));
  let greeted = false;
  for (const name of Object.keys(requests) as (keyof Answers)[]) {
    const contract: RequestContract = requests[name];
    const handle: Handler = (params, signal, report) =>
      (state.answers[name] as (request: unknown, context: Context) => Promise<unknown>)(
        params,
        contextOf(state, signal, report)
      );
    answer(rpc, contract, open, async (params, signal, report) => {
      if (name === 'hello') {
        const facts = await handle(params, signal, report);
        greeted = true;
        return facts;
      }
      if (!greeted) {
        throw new InputError('E_HANDSHAKE', 'The page has not said its version yet. Reload the page.');
      }
      if (open.count > MOST_AT_ONCE) {
        throw new InputError(
          'E_TOO_MANY_REQUESTS',
          `This page waits for ${MOST_AT_ONCE} answers already. Reload the page.`
        );
      }
      return handle(params, signal, report);
    });
  }
  const unsubscribe = state.jobs.news.subscribe(job => {
    if (greeted) {
      feed.push(job);
    }
  });
  const end = () => {
    open.endAll();
    unsubscribe();
    feed.close();
    rpc.dispose();
    socket.destroy();
  };
  rpc.onClose(end);
  // Bytes that are no message, or a broken pipe: what follows them on this stream means nothing.
  rpc.onError(end);
  rpc.listen();
}

function contextOf(
  { version, contract, isReplaced, dataRoots, jobs }: ServerState,
  signal: AbortSignal,
  report: Report<unknown>
): Context {
  return {
    server: { version, contract, isReplaced, dataRoots: dataRoots.roots },
    guard: async (path, purpose) => {
      await dataRoots.check(path, purpose);
      // A signal that has fired already would not tell one who begins to listen now
      if (signal.aborted) {
        throw new CancelledError();
      }
    },
    signal,
    report,
    jobs,
    onResults: jobs.news.onResults
  };
}

/** Registers one request: parameters checked, every error sent with a code and a sentence. */
function answer(rpc: MessageConnection, contract: RequestContract, open: OpenRequests, handle: Handler): void {
  rpc.onRequest(contract.method, async (params: unknown, token?: CancellationToken) => {
    const checked = contract.params.safeParse(params);
    if (!checked.success) {
      return new ResponseError(ErrorCodes.InvalidParams, badParams(contract.method, checked.error));
    }
    const abort = open.begin();
    const listening = token?.onCancellationRequested(() => abort.abort());
    // A request cancelled while it waited in the queue comes with a token that will never fire.
    if (token?.isCancellationRequested) {
      abort.abort();
    }
    try {
      return await handle(checked.data, abort.signal, reporter(rpc, params, abort.signal));
    } catch (error) {
      const { code, message, details } = failureOf(error);
      return new ResponseError<Failure>(FAILURE, message, { code, details });
    } finally {
      listening?.dispose();
      open.end(abort);
    }
  });
}

function badParams(method: string, error: z.ZodError): string {
  const issues = error.issues.map(({ path, message }) => (path.length > 0 ? `${path.join('.')}: ${message}` : message));
  return `The request "${method}" cannot be carried out. ${issues.join('; ')}`;
}
