import { readFile, rename, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { z } from 'zod';

import { isMissing } from '../storage/fileErrors';

/** Replaces a file as a whole: who reads it meanwhile sees all of the old or all of the new text. */
export async function replaceFile(path: string, text: string): Promise<void> {
  const temporary = join(dirname(path), `.${basename(path)}.${process.pid}.new`);
  await writeFile(temporary, text);
  await rename(temporary, path);
}

/**
 * A JSON file by its schema; undefined when there is none.
 *
 * @throws SyntaxError or ZodError for a file that is something else; errors of the file system
 */
export async function readJson<S extends z.ZodType>(path: string, schema: S): Promise<z.output<S> | undefined> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (cause) {
    if (isMissing(cause)) {
      return undefined;
    }
    throw cause;
  }
  return schema.parse(JSON.parse(text));
}
