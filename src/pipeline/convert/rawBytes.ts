import { statSync } from 'node:fs';

/** Bytes of the raw files among paths, as far as can be told without searching folders or reading anything. */
export function rawBytesOf(paths: readonly string[]): number {
  return paths.reduce((sum, path) => sum + (/\.mib$/i.test(path) ? bytesOf(path) : 0), 0);
}

function bytesOf(path: string): number {
  try {
    return statSync(path).size;
  } catch {
    // Whoever reads the file says what is wrong with it
    return 0;
  }
}
