import { ServerConnection } from '@jupyterlab/services';
import type { TranslationBundle } from '@jupyterlab/translation';

import type { NoConnection } from './backendStatus';

/**
 * Why a websocket did not open. A browser tells a script nothing but that it closed, so the same address is asked once
 * by plain HTTP: the handler answers 400 ("upgrade only") when it is there and the user is known.
 */
export async function probeBridge(
  url: string,
  settings: ServerConnection.ISettings,
  trans: TranslationBundle
): Promise<NoConnection> {
  let status: number;
  try {
    status = (await ServerConnection.makeRequest(url, {}, settings)).status;
  } catch (error) {
    if (error instanceof ServerConnection.NetworkError) {
      return { state: 'lost', message: trans.__('The Jupyter server does not answer.') };
    }
    throw error;
  }
  switch (status) {
    case 404:
      return {
        state: 'unavailable',
        message: trans.__(
          'The Jupyter server does not know the 4D-STEM extension. Run "jupyter server extension enable jupyterlab_4dstem", then restart the server.'
        )
      };
    case 401:
    case 403:
      return {
        state: 'unavailable',
        message: trans.__(
          'The Jupyter server does not accept this page: your login has ended. Reload the page and log in.'
        )
      };
    case 400:
    case 426:
      return { state: 'lost', message: trans.__('The websocket to the 4D-STEM backend could not be opened.') };
    default:
      return {
        state: 'lost',
        message: trans.__('The Jupyter server answered with status %1 instead of the 4D-STEM backend.', status)
      };
  }
}
