import type { Disposable, MessageConnection } from 'vscode-jsonrpc/browser';
import { CancellationTokenSource, ErrorCodes, ProgressType, ResponseError } from 'vscode-jsonrpc/browser';
import type { z } from 'zod';
import { prettifyError } from 'zod';

import { CancelledError } from '../core/errors';
import { BackendError } from '../protocol/backendError';
import { CANCELLED, FAILURE, failureSchema } from '../protocol/failure';
import type { ProgressToken } from '../protocol/progressToken';
import type { Params, Progress, RequestContract, RequestOptions, Result } from '../protocol/requests';

const PROGRESS = new ProgressType<unknown>();
/** Tokens are told apart by the connection, so that counting those of the page is enough. */
let lastToken = 0;

/**
 * One request, checked on the way out and on the way back, as is every value it sends on the way.
 *
 * @throws BackendError with the backend's sentence, or `E_ANSWER`; CancelledError when the backend stopped because of
 * `signal`
 */
export async function sendRequest<C extends RequestContract>(
  rpc: MessageConnection,
  contract: C,
  params: Params<C>,
  { signal, onProgress }: RequestOptions<C> = {}
): Promise<Result<C>> {
  const checked = contract.params.safeParse(params);
  if (!checked.success) {
    throw new BackendError('E_REQUEST', prettifyError(checked.error));
  }
  const cancellation = new CancellationTokenSource();
  const cancel = () => cancellation.cancel();
  signal?.addEventListener('abort', cancel);
  if (signal?.aborted) {
    cancel();
  }
  // What was wrong on this side, which ends the request whatever the backend answers
  let fault: { error: unknown } | undefined;
  const listening = listen(rpc, contract, onProgress, value => {
    if (cancellation.token.isCancellationRequested) {
      return;
    }
    try {
      onProgress?.(expected(contract, contract.progress, value) as Progress<C>);
    } catch (error) {
      fault = { error };
      cancel();
    }
  });
  let answer: unknown;
  try {
    const asked = listening ? { ...(checked.data as object), partialResultToken: listening.token } : checked.data;
    answer = await rpc.sendRequest(contract.method, asked, cancellation.token);
  } catch (error) {
    throw fault ? fault.error : readable(error);
  } finally {
    listening?.disposable.dispose();
    signal?.removeEventListener('abort', cancel);
    cancellation.dispose();
  }
  if (fault) {
    throw fault.error;
  }
  return expected(contract, contract.result, answer) as Result<C>;
}

/** Registers for the progress of a streamed request under a token of its own; undefined when nobody wants it. */
function listen(
  rpc: MessageConnection,
  { progress }: RequestContract,
  onProgress: unknown,
  handle: (value: unknown) => void
): { token: ProgressToken; disposable: Disposable } | undefined {
  if (!progress || !onProgress) {
    return undefined;
  }
  const token = ++lastToken;
  return { token, disposable: rpc.onProgress(PROGRESS, token, handle) };
}

function expected({ method }: RequestContract, schema: z.ZodType | undefined, value: unknown): unknown {
  const checked = schema?.safeParse(value);
  if (!checked?.success) {
    throw new BackendError(
      'E_ANSWER',
      `The backend's answer to "${method}" is not what this page expects. Reload the page.`,
      checked && prettifyError(checked.error)
    );
  }
  return checked.data;
}

function readable(error: unknown): Error {
  if (!(error instanceof ResponseError)) {
    return new BackendError('E_CONNECTION', 'There is no connection to the 4D-STEM backend.', String(error));
  }
  if (error.code === ErrorCodes.PendingResponseRejected || error.code === ErrorCodes.MessageWriteError) {
    return new BackendError(
      'E_CONNECTION',
      'The connection to the 4D-STEM backend was lost before it answered.',
      error.message
    );
  }
  const failure = failureSchema.safeParse(error.data);
  if (error.code !== FAILURE || !failure.success) {
    return new BackendError('E_INTERNAL', error.message, failure.success ? failure.data.details : undefined);
  }
  const { code, details } = failure.data;
  return code === CANCELLED ? new CancelledError(error.message) : new BackendError(code, error.message, details);
}
