import type { z } from 'zod';

import { mapOverScan, onMap } from '../../../core/edx/mapExtent';
import type { ProfileCurves, regionSpectrum as contract } from '../../../protocol/analyse/analysisRequests';
import { openRipple } from '../../../storage/edx/rippleFile';
import type { PathGuard } from '../../../storage/pathGuard';
import { jobCounters } from '../../threads/jobCounters';
import type { TaskRunner } from '../../threads/taskRunner';
import { readAnalysisRecord } from './storedAnalysis';
import { travelling } from './travelling';

/**
 * The mean EDX spectrum of a rectangle of scan positions, on the energy axis of the analysis.
 *
 * @returns no spectrum where the data set has no spectrum map
 * @throws InputError of its files; CancelledError
 */
export async function regionSpectrum(
  { record, file, region }: z.output<(typeof contract)['params']>,
  { runner, guard, signal }: { readonly runner: TaskRunner; readonly guard: PathGuard; readonly signal: AbortSignal }
): Promise<{ spectrum: ProfileCurves | null }> {
  const { result, inputs, edx } = await readAnalysisRecord(record, guard);
  const path = result.files.at(file)?.edx ?? null;
  const [scanRows, scanColumns] = inputs.at(file)?.scan ?? [0, 0];
  if (path === null || !edx?.axis) {
    return { spectrum: null };
  }
  const map = await openRipple(path, guard);
  const extent = [map.header.rows, map.header.columns] as const;
  const over = mapOverScan(extent, [scanRows, scanColumns]);
  if (over === undefined) {
    return { spectrum: null };
  }
  const chosen = Uint8Array.from({ length: scanRows * scanColumns }, (_, at) => {
    const [row, column] = [Math.floor(at / scanColumns) - region.row, (at % scanColumns) - region.column];
    return row >= 0 && row < region.rows && column >= 0 && column < region.columns ? 1 : 0;
  });
  const labels = onMap(chosen, extent, [scanRows, scanColumns], over);
  const [values] = await runner.run('regionSpectrum', { file: map, labels, counters: jobCounters() }, signal, 1);
  const axis = { offset: edx.axis['offset(keV)'], scale: edx.axis['width(keV)'], bins: values.length };
  return { spectrum: { axis, curves: [travelling(values)] } };
}
