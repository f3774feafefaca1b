import type { MessageConnection } from 'vscode-jsonrpc/browser';
import { CancellationTokenSource, ErrorCodes, ResponseError } from 'vscode-jsonrpc/browser';
import { prettifyError } from 'zod';

import { CancelledError } from '../core/errors';
import { BackendError } from '../protocol/backendError';
import { CANCELLED, FAILURE, failureSchema } from '../protocol/failure';
import type { Params, RequestContract, Result } from '../protocol/requests';

/**
 * One request, checked on the way out and on the way back.
 *
 * @param signal tells the backend to stop; it then answers that it did
 * @throws BackendError with the backend's sentence; CancelledError when the backend stopped because of `signal`
 */
export async function sendRequest<C extends RequestContract>(
  rpc: MessageConnection,
  contract: C,
  params: Params<C>,
  signal?: AbortSignal
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
  let answer: unknown;
  try {
    answer = await rpc.sendRequest(contract.method, checked.data, cancellation.token);
  } catch (error) {
    throw readable(error);
  } finally {
    signal?.removeEventListener('abort', cancel);
    cancellation.dispose();
  }
  const result = contract.result.safeParse(answer);
  if (!result.success) {
    throw new BackendError(
      'E_ANSWER',
      `The backend's answer to "${contract.method}" is not what this page expects. Reload the page.`,
      prettifyError(result.error)
    );
  }
  return result.data as Result<C>;
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
