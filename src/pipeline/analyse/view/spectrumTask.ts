import type { SpectrumFile } from '../../../storage/edx/spectrumFile';
import { sumSpectra } from '../../../storage/edx/spectrumSums';
import type { SharedJob } from '../../threads/jobCounters';

/** Positions of a spectrum map whose mean is wanted. */
export interface SpectrumJob extends SharedJob {
  readonly file: SpectrumFile;
  /** rows x columns of the map: 1 where a position counts */
  readonly labels: Uint8Array;
}

/** Mean counts of a position in each channel. */
export async function spectrumOfRegion({ file, labels }: SpectrumJob): Promise<Float64Array> {
  const { classSpectra } = await sumSpectra(file, { windows: [], labels, classes: 1 });
  const positions = labels.reduce((sum, label) => sum + label, 0);
  return classSpectra[0].map(counts => counts / positions);
}
