import * as z from 'zod';

/** Where the Jupyter server offers the websocket to the backend, below its base URL. */
export const BRIDGE_PATH = 'jupyterlab-4dstem/rpc';

/** What the Python bridge says before it closes a websocket because there is no backend to talk to. */
export const bridgeFailed = {
  method: 'bridge/failed',
  params: z.object({
    /** A sentence for the user */
    message: z.string(),
    /** True when connecting again is worth it: the backend stopped and will be started again */
    retry: z.boolean()
  })
} as const;

export type BridgeFailure = z.infer<typeof bridgeFailed.params>;
