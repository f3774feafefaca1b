import { isAbsolute, relative, sep } from 'node:path';

/**
 * Asked before a path is opened that was not named by the user but found or derived: a file in a walked folder, a side
 * file, the folder for results. Throws InputError where the path may not be touched.
 */
export type PathGuard = (path: string, purpose: 'read' | 'write') => Promise<void>;

/** For the command line, which runs with the user's own rights. */
export const unguarded: PathGuard = async () => undefined;

/** Whether a path is a folder or below it, by their names: both with every link resolved. */
export function isWithin(folder: string, path: string): boolean {
  const way = relative(folder, path);
  return way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}
