/**
 * Asked before a path is opened that was not named by the user but found or derived: a file in a walked folder, a side
 * file, the folder for results. Throws InputError where the path may not be touched.
 */
export type PathGuard = (path: string, purpose: 'read' | 'write') => Promise<void>;

/** For the command line, which runs with the user's own rights. */
export const unguarded: PathGuard = async () => undefined;
