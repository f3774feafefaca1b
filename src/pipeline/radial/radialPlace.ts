import { join } from 'node:path';

import { InputError } from '../../core/errors';
import type { RadialOptions } from '../../protocol/radial/radialOptions';
import type { RadialResult } from '../../protocol/radial/radialResult';
import type { PathGuard } from '../../storage/pathGuard';
import { outputFolder } from '../../storage/session/sessionPaths';
import { recordFolder } from '../calibrate/recordPlace';
import type { OpenScan } from './openScan';
import { RADIAL_FILES } from './radialFiles';
import type { RadialRecord } from './radialRecord';
import { readRadialRecord } from './radialRecord';

/** Where the results of a scan go. */
export interface RadialPlace {
  readonly folder: string;
  readonly paths: Pick<RadialResult, 'mean' | 'var' | 'corrected'>;
  /** How what is there was made; absent where nothing is, or where it is to be replaced whatever it is */
  readonly former?: RadialRecord;
}

/** Beside the file or, of raw data in a session, where the converted ones would be; else DIR/<stem>. */
export function radialFolder(path: string, stem: string, out?: string): string {
  return out === undefined ? recordFolder(path) : outputFolder(path, stem, out);
}

/** @throws InputError `E_EXISTS` for a result of another program */
export async function radialPlace(
  { path, stem }: Pick<OpenScan, 'path' | 'stem'>,
  { out, corrected, overwrite }: RadialOptions,
  guard: PathGuard
): Promise<RadialPlace> {
  const folder = radialFolder(path, stem, out);
  const named = (name: string): string => join(folder, stem + name);
  const paths = {
    mean: named(RADIAL_FILES.mean),
    var: named(RADIAL_FILES.variance),
    corrected: corrected ? named(RADIAL_FILES.corrected) : null
  };
  await guard(paths.mean, 'write');
  const former = overwrite ? undefined : await readRadialRecord(paths.mean);
  if (former === null) {
    throw new InputError(
      'E_EXISTS',
      `${paths.mean} was written by another program. Move it away, or replace it (--overwrite).`
    );
  }
  return { folder, paths, ...(former && { former }) };
}
