import { join } from 'node:path';

import { errorCode, naming } from '../storage/fileErrors';
import { writeNew } from '../storage/regularFile';
import { CANCEL_FILE, cancelItemFile } from './jobFiles';

/**
 * Asks a job to stop, wherever it runs. It does so within a second, or as soon as its machine sees the file.
 *
 * @throws InputError when the directory may not be written, as that of another user's job
 */
export async function cancelJob(folder: string): Promise<void> {
  await ask(folder, CANCEL_FILE);
}

/** Asks a job to leave out one of its inputs and to go on with the others. @throws InputError as for the whole job */
export async function cancelInput(folder: string, input: string): Promise<void> {
  await ask(folder, cancelItemFile(input));
}

/** The name says it all: nothing that others could have put into the directory is written, nor written to. */
async function ask(folder: string, name: string): Promise<void> {
  await naming(folder, 'write', async () => {
    try {
      await writeNew(join(folder, name), '');
    } catch (cause) {
      // Asked before
      if (errorCode(cause) !== 'EEXIST') {
        throw cause;
      }
    }
  });
}
