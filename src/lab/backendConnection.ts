import { URLExt } from '@jupyterlab/coreutils';
import type { ServerConnection } from '@jupyterlab/services';
import type { TranslationBundle } from '@jupyterlab/translation';
import type { MessageConnection } from 'vscode-jsonrpc/browser';
import { createMessageConnection } from 'vscode-jsonrpc/browser';

import { BackendError } from '../protocol/backendError';
import { BRIDGE_PATH, bridgeFailed } from '../protocol/bridge';
import type { JobChange } from '../protocol/jobs';
import { VERSION_MISMATCH } from '../protocol/failure';
import { notifications, requests } from '../protocol/requests';
import type { BackendFacts, NoConnection } from './backendStatus';
import { probeBridge } from './bridgeProbe';
import { sendRequest } from './sendRequest';
import { WebSocketReader, WebSocketWriter } from './webSocketMessages';

export interface ConnectionOptions {
  settings: ServerConnection.ISettings;
  /** Version of the page and the contract it was built from, to be met by the backend */
  version: string;
  contract: string;
  trans: TranslationBundle;
  onConversion(change: JobChange): void;
}

/** One websocket to the backend, for as long as it lasts. */
export interface BackendConnection {
  readonly rpc: MessageConnection;
  readonly backend: BackendFacts;
  /** Settles with the reason when the connection has ended, whoever ended it. */
  readonly closed: Promise<NoConnection>;
  dispose(): void;
}

/** Raised by `openConnection`. */
export class NoConnectionError extends Error {
  constructor(readonly reason: NoConnection) {
    super(reason.message);
  }
}

/**
 * Opens the websocket and shakes hands.
 *
 * @throws NoConnectionError with the reason
 */
export async function openConnection(options: ConnectionOptions): Promise<BackendConnection> {
  const { settings, version, contract, trans, onConversion } = options;
  const socket = new settings.WebSocket(socketUrl(settings));
  const rpc = createMessageConnection(new WebSocketReader(socket), new WebSocketWriter(socket));
  let reason: NoConnection = {
    state: 'lost',
    message: trans.__('The connection to the 4D-STEM backend was interrupted.')
  };
  rpc.onNotification(bridgeFailed.method, (params: unknown) => {
    const { message, retry } = bridgeFailed.params.parse(params);
    reason = { state: retry ? 'lost' : 'unavailable', message };
  });
  rpc.onNotification(notifications.jobChanged.method, (params: unknown) =>
    onConversion(notifications.jobChanged.params.parse(params))
  );
  // A message that cannot be read leaves no way to know what was lost: begin again.
  rpc.onError(() => socket.close());
  rpc.listen();

  let opened = false;
  const open = new Promise<void>(resolve => {
    socket.onopen = () => {
      opened = true;
      resolve();
    };
  });
  const closed = new Promise<NoConnection>(resolve => {
    socket.onclose = () => {
      rpc.dispose();
      resolve(opened ? reason : probeBridge(URLExt.join(settings.baseUrl, BRIDGE_PATH), settings, trans));
    };
  });
  const close = () => {
    rpc.dispose();
    socket.close();
  };

  const failure = await Promise.race([open, closed]);
  if (failure) {
    throw new NoConnectionError(failure);
  }
  try {
    const backend = await sendRequest(rpc, requests.hello, { version, contract });
    return { rpc, backend, closed, dispose: close };
  } catch (error) {
    close();
    if (error instanceof BackendError && error.code === VERSION_MISMATCH) {
      throw new NoConnectionError({ state: 'mismatch', message: error.message });
    }
    throw new NoConnectionError(await closed);
  }
}

function socketUrl(settings: ServerConnection.ISettings): string {
  const url = URLExt.join(settings.wsUrl, BRIDGE_PATH);
  return settings.appendToken && settings.token ? `${url}?token=${encodeURIComponent(settings.token)}` : url;
}
