import { join } from 'node:path';

import type { PlannedFile } from '../../protocol/clusterRequests';
import type { FilesPlanRequest } from '../../protocol/convert/batchFiles';
import type { BatchSurroundings } from './batchFile';
import { BATCH_FILE, composedBatch } from './batchFile';
import { composedInfo, INFO_FILE } from './infoFile';

/**
 * The files for the cluster as they would be written at this moment; nothing is.
 *
 * @throws InputError of the guard, `E_NO_OUT`, `E_SESSIONS`, `E_PATH`
 */
export async function plannedFiles(
  { info, hasBatch }: Pick<FilesPlanRequest, 'info' | 'hasBatch'>,
  { guard, ...around }: BatchSurroundings,
  now = new Date()
): Promise<PlannedFile[]> {
  const { scripts, name, text } = await composedInfo(info, guard, now);
  const files = [{ name: INFO_FILE, text }];
  if (hasBatch) {
    const batch = await composedBatch(join(scripts, name, INFO_FILE), info.paths, around);
    files.push({ name: BATCH_FILE, text: batch.text });
  }
  return files;
}
