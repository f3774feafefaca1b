import { readdir } from 'node:fs/promises';
import { join } from 'node:path';

const DEEPEST = 16;

/**
 * Files of a folder and all below it, by the order of their paths. Hidden ones are left out, and links to folders are not followed.
 *
 * @param isWanted by the name of a file
 * @throws errors of the file system as they are
 */
export async function filesBelow(folder: string, isWanted: (name: string) => boolean, depth = 0): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  const found: string[] = [];
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const path = join(folder, entry.name);
    if (entry.name.startsWith('.')) {
      continue;
    }
    if (entry.isDirectory() && depth < DEEPEST) {
      found.push(...(await filesBelow(path, isWanted, depth + 1)));
    } else if (isWanted(entry.name)) {
      found.push(path);
    }
  }
  return found;
}
