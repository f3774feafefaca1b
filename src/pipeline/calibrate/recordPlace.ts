import { stat } from 'node:fs/promises';
import { basename, dirname, extname, join, resolve } from 'node:path';

import { recordName } from '../../storage/calibration/recordFile';
import { acquisitionStem } from '../../storage/session/acquisitionName';
import { isInSession, outputFolder } from '../../storage/session/sessionPaths';

/** T1 of a converted or raw file, or the name of any other without its ending. */
export function resultStem(path: string): string {
  return acquisitionStem(basename(path, extname(path)));
}

/**
 * Folder in which the record of a file belongs: that of the converted data for everything among the raw data of a session,
 * which is never written to, else the file's own.
 */
export function recordFolder(path: string): string {
  const absolute = resolve(path);
  return isInSession(absolute) ? outputFolder(absolute, resultStem(absolute)) : dirname(absolute);
}

/**
 * Where a record goes: where it belongs, or, with `out`, into that folder if there is one, else into a file of that name.
 *
 * @param cameraLength nominal, m
 */
export async function recordPlace(path: string, cameraLength: number, out?: string): Promise<string> {
  const name = recordName(resultStem(path), cameraLength);
  if (out === undefined) {
    return join(recordFolder(path), name);
  }
  const isFolder = await stat(out).then(
    found => found.isDirectory(),
    () => false
  );
  return isFolder ? join(resolve(out), name) : resolve(out);
}
