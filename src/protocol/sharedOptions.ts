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
