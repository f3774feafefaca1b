import * as z from 'zod';

/** What every record says of its making. */
export const provenanceSchema = z.object({
  software: z.string(),
  version: z.string(),
  /** ISO 8601 */
  created: z.string()
});

export type Provenance = z.infer<typeof provenanceSchema>;
