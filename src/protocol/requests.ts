import * as z from 'zod';

import { conversionSchema } from './conversion';
import { convertOptionsSchema } from './convertOptions';
import { folderSchema } from './folder';
import { inspectReportSchema } from './inspection';
import { overviewSchema } from './overview';

/** A request by name, with the schemas both ends check. */
export interface RequestContract<P extends z.ZodType = z.ZodType, R extends z.ZodType = z.ZodType> {
  readonly method: string;
  readonly params: P;
  readonly result: R;
}

function request<P extends z.ZodType, R extends z.ZodType>(
  method: string,
  params: P,
  result: R
): RequestContract<P, R> {
  return { method, params, result };
}

/** Everything the browser may ask the backend. */
export const requests = {
  hello: request(
    'hello',
    z.object({ version: z.string() }),
    z.object({
      version: z.string(),
      node: z.string(),
      pid: z.number(),
      home: z.string(),
      dataRoots: z.array(z.string())
    })
  ),
  listFolder: request('folder/list', z.object({ path: z.string() }), folderSchema),
  inspect: request('convert/inspect', z.object({ path: z.string(), out: z.string().optional() }), inspectReportSchema),
  startConversion: request(
    'convert/start',
    z.object({ paths: z.array(z.string()).min(1), options: convertOptionsSchema }),
    conversionSchema
  ),
  cancelConversion: request('convert/cancel', z.object({ id: z.string() }), z.null()),
  listConversions: request('convert/list', z.object({}), z.array(conversionSchema)),
  overview: request('convert/overview', z.object({ output: z.string() }), overviewSchema)
} as const;

/** What the backend tells every connected browser unasked. */
export const notifications = {
  conversionChanged: { method: 'convert/changed', params: conversionSchema }
} as const;

export type Params<C extends RequestContract> = z.input<C['params']>;
export type Result<C extends RequestContract> = z.output<C['result']>;
