import { readdir } from 'node:fs/promises';
import { join } from 'node:path';

import { readText } from '../storage/regularFile';
import { JOB_FILE } from './jobFiles';
import type { PlannedFile } from './launcher';

/** A list of a hundred thousand long paths */
const MOST_BYTES = 32 * 2 ** 20;

/** What a job was told to do: its batch scripts, and `job.json`. */
export async function orderFiles(folder: string): Promise<PlannedFile[]> {
  const names = (await readdir(folder)).filter(name => /^batch(-\d+)?\.sh$/.test(name)).sort();
  return Promise.all(
    [...names, JOB_FILE].map(async name => ({
      name,
      text: await readText(join(folder, name), MOST_BYTES, { links: 'refused' })
    }))
  );
}
