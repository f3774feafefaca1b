import * as z from 'zod';

export const folderEntrySchema = z.object({
  name: z.string(),
  path: z.string(),
  kind: z.enum(['folder', 'mib', 'data', 'other']),
  bytes: z.number().optional(),
  /** Milliseconds since 1970 */
  modified: z.number().optional()
});

/** A folder on the server, for choosing what to convert. */
export const folderSchema = z.object({
  path: z.string(),
  /** Absent at a root */
  parent: z.string().optional(),
  entries: z.array(folderEntrySchema)
});

export type FolderEntry = z.infer<typeof folderEntrySchema>;
export type Folder = z.infer<typeof folderSchema>;
