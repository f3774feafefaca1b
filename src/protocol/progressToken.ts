import * as z from 'zod';

/**
 * What a page adds to the parameters of a streamed request to be sent its progress: every value then comes as a
 * `$/progress` notification with this token. The name is that of the Language Server Protocol, section Partial Result
 * Progress.
 */
export const progressTokenSchema = z.object({ partialResultToken: z.union([z.string(), z.number()]) });

export type ProgressToken = z.infer<typeof progressTokenSchema>['partialResultToken'];
