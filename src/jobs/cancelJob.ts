import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { naming } from '../storage/fileErrors';
import { CANCEL_FILE, cancelItemFile } from './jobFiles';

/**
 * Asks a job to stop, wherever it runs. It does so within a second, or as soon as its machine sees the file.
 *
 * @throws InputError when the directory may not be written, as that of another user's job
 */
export async function cancelJob(folder: string): Promise<void> {
  await naming(folder, 'write', () => writeFile(join(folder, CANCEL_FILE), `${new Date().toISOString()}\n`));
}

/** Asks a job to leave out one of its inputs and to go on with the others. @throws InputError as for the whole job */
export async function cancelInput(folder: string, input: string): Promise<void> {
  await naming(folder, 'write', () => writeFile(join(folder, cancelItemFile(input)), `${input}\n`));
}
