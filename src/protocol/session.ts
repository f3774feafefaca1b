import * as z from 'zod';

import { problemSchema } from './problem';

/** One folder name: no path, and no way up. */
const nameSchema = z.string().regex(/^(?!\.\.?$)[^/\0]+$/, 'Choose one folder: a name without "/".');

const baseSchema = z
  .string()
  .regex(/^\/[^\0]*$/, 'The base directory is a full path: it begins with "/", for example /dls/e02/data.');

/** Folders below Merlin, parts separated by "/"; empty: Merlin itself, that is all MIB files. */
const subfolderSchema = z
  .string()
  .refine(
    path => path === '' || path.split('/').every(part => nameSchema.safeParse(part).success),
    'The subfolder is a path below Merlin, such as "Au/20cm", without "..", and without "/" at its ends.'
  );

/** Where data are, in the words of the form: `<base>/<year>/<session>/Merlin/<subfolder>`. */
export const sessionPlaceSchema = z.object({
  base: baseSchema,
  year: nameSchema,
  session: nameSchema,
  subfolder: subfolderSchema.default('')
});

/** A session's folder, or any other that holds raw data. */
export const placeSchema = z.union([z.object({ folder: baseSchema }), sessionPlaceSchema]);

/** Where sessions are at Diamond, where neither the request nor a setting names other places. */
export const DEFAULT_BASES = ['/dls/e02/data', '/dls/e01/data', '/dls/staging/dls/e02/data'];

export const sessionChoicesRequestSchema = z.object({
  /** Base directories of the site, from the settings; each is looked at and comes back with what is wrong with it */
  bases: z.array(z.string()).default(DEFAULT_BASES),
  base: baseSchema.optional(),
  /** Asked for together with `base`: its sessions */
  year: nameSchema.optional(),
  /** Asked for together with `base` and `year`: its subfolders */
  session: nameSchema.optional(),
  /** Folder below Merlin whose own subfolders are wanted; empty: those of Merlin */
  subfolder: subfolderSchema.default('')
});

export const subfolderEntrySchema = z.object({
  name: z.string(),
  /** Path below Merlin, as the form takes it */
  subfolder: z.string(),
  /** Raw files and time-stamped folders directly in it; absent where it was not looked into */
  acquisitions: z.number().optional(),
  /** Whether there are further subfolders in it; absent where it was not looked into */
  nested: z.boolean().optional()
});

/** A pick-list: `more` entries were left out because there are too many. */
const list = <T extends z.ZodType>(entry: T) => z.object({ entries: z.array(entry), more: z.number() });

export const sessionChoicesSchema = z.object({
  bases: z.array(z.object({ path: z.string(), problem: z.string().optional() })),
  /** Newest first; absent unless `base` was given and can be read */
  years: list(z.string()).optional(),
  /** By name; absent unless `year` was given and can be read */
  sessions: list(z.string()).optional(),
  /** By name; absent unless `session` was given and has a Merlin folder that can be read */
  subfolders: list(subfolderEntrySchema).optional(),
  /** What could not be read on the way */
  problems: z.array(problemSchema)
});

export const sessionChoices = { params: sessionChoicesRequestSchema, result: sessionChoicesSchema } as const;

/** The session in which a folder lies; null for a folder that is in none. */
export const sessionGuess = {
  params: z.object({ folder: z.string() }),
  result: sessionPlaceSchema.extend({ subfolder: z.string() }).nullable()
} as const;

/** Makes a small sample session in a folder of its own below a folder, or finds the one made there before. */
export const sampleSession = {
  params: z.object({ folder: baseSchema }),
  /** Frames written, of so many; 0 of 0 until that is known */
  progress: z.object({ done: z.number(), total: z.number() }),
  result: sessionPlaceSchema.extend({ subfolder: z.string() })
} as const;

export type SessionPlace = z.output<typeof sessionPlaceSchema>;
export type Place = z.output<typeof placeSchema>;
export type SessionChoicesRequest = z.output<typeof sessionChoicesRequestSchema>;
export type SessionChoices = z.output<typeof sessionChoicesSchema>;
export type SubfolderEntry = z.output<typeof subfolderEntrySchema>;
