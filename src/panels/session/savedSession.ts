import * as z from 'zod';

import { placeSchema } from '../../protocol/session';

/** A choice as it is remembered from one visit to the next. */
export const savedSessionSchema = z.object({
  view: z.enum(['session', 'folder']),
  base: z.string(),
  year: z.string(),
  session: z.string(),
  subfolder: z.string(),
  all: z.boolean(),
  /** File or folder outside a session */
  path: z.string(),
  /** What was chosen before, the newest first */
  recent: z.array(placeSchema).max(20).optional().catch(undefined)
});

export type SavedSession = z.infer<typeof savedSessionSchema>;
