import { readdir } from 'node:fs/promises';
import { join } from 'node:path';

import type { ConversionPlan } from './conversionPlan';
import { discard } from '../partialFile';

/** Files that only some conversions make: of a scan, without metadata, with binning. Not `<T1>.hdf`, which may be the last copy. */
const SOMETIMES_MADE = /^(_iBF\.jpg|_sum_image\.png|_vds\.h5|_data_bin_(nav|sig)_factor_\d+\.hspy)$/;

/**
 * Deletes the files of an earlier conversion with other options that this one does not make: they would stand beside data
 * they do not belong to.
 *
 * @param made paths that this conversion wrote
 */
export async function discardFormer({ folder, acquisition }: ConversionPlan, made: ReadonlySet<string>): Promise<void> {
  const { stem } = acquisition;
  const former = (await readdir(folder))
    .filter(name => name.startsWith(stem) && SOMETIMES_MADE.test(name.slice(stem.length)))
    .map(name => join(folder, name))
    .filter(path => !made.has(path));
  await Promise.all(former.map(discard));
}
