import type { Job } from '../../protocol/jobs';

/**
 * The jobs that work on files in a folder or below it, and those of which no file is known yet.
 *
 * @param folder absent: all
 */
export function jobsWithin<J extends Job>(jobs: readonly J[], folder: string | undefined): readonly J[] {
  if (folder === undefined) {
    return jobs;
  }
  return jobs.filter(({ items }) => items.length === 0 || items.some(({ input }) => isWithin(input, folder)));
}

/** Whether a file is a folder or file by name, or below it. */
export function isWithin(path: string, folder: string): boolean {
  return `${path}/`.startsWith(`${folder.replace(/\/$/, '')}/`);
}
