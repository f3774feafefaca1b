import { readdir } from 'node:fs/promises';
import { join } from 'node:path';

import { readText } from '../storage/regularFile';
import { JOB_FILE } from './jobFiles';
import type { PlannedFile } from './launcher';

/** A list of a hundred thousand long paths */
const MOST_BYTES = 32 * 2 ** 20;
/** A script has a few kB, and an array that is split few of them: a folder of somebody else may hold anything */
const MOST_SCRIPT_BYTES = 2 ** 18;
const MOST_SCRIPTS = 100;

/** What a job was told to do: its batch scripts, and `job.json`. */
export async function orderFiles(folder: string): Promise<PlannedFile[]> {
  const names = (await readdir(folder)).filter(name => /^batch(-\d+)?\.sh$/.test(name)).sort();
  const read = async (name: string, most: number): Promise<PlannedFile> => ({
    name,
    text: await readText(join(folder, name), most, { links: 'refused' })
  });
  const scripts = names.slice(0, MOST_SCRIPTS).map(name => read(name, MOST_SCRIPT_BYTES));
  return Promise.all([...scripts, read(JOB_FILE, MOST_BYTES)]);
}
