import { statSync } from 'node:fs';

/** Bytes of the raw files among paths, as far as can be told without searching folders or reading anything. */
export function rawBytesOf(paths: readonly string[]): number {
  return paths.reduce((sum, path) => sum + (/\.mib$/i.test(path) ? (statSync(path, NO_FAILURE)?.size ?? 0) : 0), 0);
}

/** Whoever reads the file says what is wrong with it. */
const NO_FAILURE = { throwIfNoEntry: false } as const;
