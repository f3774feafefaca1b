import type { MessageConnection } from 'vscode-jsonrpc/node';
import { ProgressType } from 'vscode-jsonrpc/node';

import { CancelledError } from '../../core/errors';
import { progressTokenSchema } from '../../protocol/progressToken';

/**
 * Sends one value on the way to a result. Resolves when the value has left for the page: who waits for it before making
 * the next one never gets ahead of a slow line. Need not be waited for.
 *
 * @throws CancelledError when the page has given up or is gone
 */
export type Report<T> = (value: T) => Promise<void>;

const PROGRESS = new ProgressType<unknown>();

/**
 * @param params of the request as they came: without a token in them nobody wants the progress, and nothing is sent
 * @param signal fires when the page gives up
 */
export function reporter(rpc: MessageConnection, params: unknown, signal: AbortSignal): Report<unknown> {
  const wanted = progressTokenSchema.safeParse(params);
  const send = async (value: unknown): Promise<void> => {
    if (signal.aborted) {
      throw new CancelledError();
    }
    if (!wanted.success) {
      return;
    }
    try {
      await rpc.sendProgress(PROGRESS, wanted.data.partialResultToken, value);
    } catch (cause) {
      // Writing fails with the connection, whose own end tells everybody
      throw signal.aborted ? new CancelledError() : cause;
    }
  };
  return value => {
    const sent = send(value);
    // A handler that does not wait for its reports hears of the end by its signal.
    sent.catch(() => undefined);
    return sent;
  };
}
