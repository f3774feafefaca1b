import * as z from 'zod';

import { isMissing } from '../storage/fileErrors';
import { readText } from '../storage/regularFile';

export { replaceFile } from '../storage/completeFile';

/** A job of a whole session with thousands of files, each with its options and result, has some MB. */
const MOST_BYTES = 64 << 20;

/**
 * A JSON file by its schema; undefined when there is none. Others may have put it there: no link is followed, and nothing but a
 * file of bounded size is read.
 *
 * @throws SyntaxError or ZodError for a file that is something else; InputError as `readText`; errors of the file system
 */
export async function readJson<S extends z.ZodType>(path: string, schema: S): Promise<z.output<S> | undefined> {
  let text: string;
  try {
    text = await readText(path, MOST_BYTES, { links: 'refused' });
  } catch (cause) {
    if (isMissing(cause)) {
      return undefined;
    }
    throw cause;
  }
  return schema.parse(JSON.parse(text));
}

/**
 * The same; undefined also for a file that is something else, or is being written.
 *
 * @throws InputError as `readText`; errors of the file system
 */
export async function readJsonIfValid<S extends z.ZodType>(path: string, schema: S): Promise<z.output<S> | undefined> {
  try {
    return await readJson(path, schema);
  } catch (cause) {
    if (cause instanceof z.ZodError || cause instanceof SyntaxError) {
      return undefined;
    }
    throw cause;
  }
}
