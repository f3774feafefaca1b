import * as z from 'zod';

import { readProfileOutline } from '../../../storage/hdf5/profileFile';
import type { DataSet } from '../load/dataSet';

/** Of the record that the radial transform leaves in a file of means. */
const conditionsSchema = z.object({ conditions: z.object({ 'acceleration_voltage(V)': z.number().positive() }) });

/** Energy of the beam in keV, from the record of the profiles; infinite where no file says it: all lines count as excited. */
export async function beamEnergy(dataSets: readonly DataSet[]): Promise<number> {
  for (const { file } of dataSets) {
    const { record = 'null' } = await readProfileOutline(file.path);
    try {
      return conditionsSchema.parse(JSON.parse(record)).conditions['acceleration_voltage(V)'] / 1000;
    } catch {
      // Written by another program, or another version of this one
      continue;
    }
  }
  return Infinity;
}
