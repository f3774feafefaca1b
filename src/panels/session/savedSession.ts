import * as z from 'zod';

/** A choice as it is remembered from one visit to the next. */
export const savedSessionSchema = z.object({
  view: z.enum(['session', 'folder']),
  base: z.string(),
  year: z.string(),
  session: z.string(),
  subfolder: z.string(),
  all: z.boolean(),
  /** File or folder outside a session */
  path: z.string()
});

export type SavedSession = z.infer<typeof savedSessionSchema>;
