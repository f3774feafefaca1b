import * as z from 'zod';

import { words } from './optionWords';

/** Worker threads of a capability that shares its work among them. */
export const workersSchema = z
  .number()
  .int()
  .min(1)
  .max(64)
  .optional()
  .meta(words({ flag: '--workers <N>', hint: 'worker threads (default: one per core)' }));

/** Folder for results that have no place of their own. @param hint what lies in it, and where they go without it */
export function outSchema(hint: string): z.ZodOptional<z.ZodString> {
  return z
    .string()
    .min(1)
    .optional()
    .meta(words({ flag: '--out <DIR>', hint, path: true }));
}
