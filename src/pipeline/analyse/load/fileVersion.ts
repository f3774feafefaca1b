import { stat } from 'node:fs/promises';

import { naming } from '../../../storage/fileErrors';
import type { FileVersion } from './dataSet';

/** Size of a file and when it was written. @throws InputError of the file system */
export async function fileVersion(path: string): Promise<FileVersion> {
  const { size, mtime } = await naming(path, 'read', () => stat(path));
  return { bytes: size, changed: mtime.toISOString() };
}
