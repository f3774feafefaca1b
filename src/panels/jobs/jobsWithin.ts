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
  const start = `${folder.replace(/\/$/, '')}/`;
  return jobs.filter(({ items }) => items.length === 0 || items.some(({ input }) => `${input}/`.startsWith(start)));
}
