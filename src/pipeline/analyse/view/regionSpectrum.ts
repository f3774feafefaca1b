import type { z } from 'zod';

import type { MapOverScan } from '../../../core/edx/mapExtent';
import { mapOverScan } from '../../../core/edx/mapExtent';
import { labelsOnMap, meanOnMap } from '../../../core/edx/resample';
import type { ProfileCurves, regionSpectrum as contract } from '../../../protocol/analyse/analysisRequests';
import { spectrumShape } from '../../../storage/edx/spectrumFile';
import type { PathGuard } from '../../../storage/pathGuard';
import { jobCounters } from '../../threads/jobCounters';
import type { TaskRunner } from '../../threads/taskRunner';
import { openSpectra } from '../edx/spectrumMap';
import { readAnalysisRecord } from './storedAnalysis';
import { travelling } from '../../../core/travelling';

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
  const map = await openSpectra(path, guard);
  const { rows, columns } = spectrumShape(map);
  const pair = edx.pairs.find(one => one.map === path);
  const extents = { map: [rows, columns] as const, scan: [scanRows, scanColumns] as const };
  // Earlier versions kept no pitch: they took whole numbers of pixels alone
  const over: MapOverScan | { readonly reason: string } = pair
    ? { ...extents, pitch: pair.scan_positions_per_pixel }
    : mapOverScan({ extent: extents.map }, { extent: extents.scan });
  if ('reason' in over) {
    return { spectrum: null };
  }
  const chosen = Uint8Array.from({ length: scanRows * scanColumns }, (_, at) => {
    const [row, column] = [Math.floor(at / scanColumns) - region.row, (at % scanColumns) - region.column];
    return row >= 0 && row < region.rows && column >= 0 && column < region.columns ? 1 : 0;
  });
  const labels = pixelsOf(chosen, over);
  const [values] = await runner.run('regionSpectrum', { file: map, labels, counters: jobCounters() }, signal, 1);
  const axis = { offset: edx.axis['offset(keV)'], scale: edx.axis['width(keV)'], bins: values.length };
  return { spectrum: { axis, curves: [travelling(values)] } };
}

/** Those of which most is chosen; of fewer positions than make a pixel, those that have any of them. */
function pixelsOf(chosen: Uint8Array, over: MapOverScan): Uint8Array {
  const most = labelsOnMap(chosen, over);
  return most.includes(1) ? most : Uint8Array.from(meanOnMap(chosen, over), part => (part > 0 ? 1 : 0));
}
