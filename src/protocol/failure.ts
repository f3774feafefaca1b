import * as z from 'zod';

/** `data` of a JSON-RPC error the backend raises on purpose. */
export const failureSchema = z.object({
  /** E_... as the command line prints it */
  code: z.string(),
  details: z.string().optional()
});

export type Failure = z.infer<typeof failureSchema>;

/** JSON-RPC code of every failure that carries `Failure` data. */
export const FAILURE = -32000;

/** `Failure.code` of a request that stopped because the page asked for it. */
export const CANCELLED = 'E_CANCELLED';

/** `Failure.code` of a page and a backend that are not of the same version. */
export const VERSION_MISMATCH = 'E_VERSION';
