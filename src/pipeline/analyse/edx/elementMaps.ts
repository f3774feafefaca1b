import type { CountHistogram } from '../../../core/edx/countHistogram';
import { countHistogram } from '../../../core/edx/countHistogram';
import { BEYOND_STROBE, channelsBetween } from '../../../core/edx/energyAxis';
import type { ElementWindow } from '../../../core/edx/elementWindow';
import { backgroundCounts } from '../../../core/edx/elementWindow';
import { isCoarser, labelsOnMap, onScan } from '../../../core/edx/resample';
import type { Extent } from '../../../core/edx/mapExtent';
import type { HalvedMap } from '../../../core/analysis/trueCorrelation';
import { thinned } from '../../../core/analysis/thin';
import type { Random } from '../../../core/random';
import { sumSpectra } from '../../../storage/edx/spectrumSums';
import type { SpectrumMap } from './spectrumMap';

/** What a spectrum map says of elements and classes. */
export interface MapSums {
  /** Net counts of each element, scan rows x columns */
  readonly elements: readonly Float64Array[];
  /** The same from two halves of the counts; on the pixels of the map where these are larger than positions of the scan */
  readonly halves: readonly HalvedMap[];
  readonly halvesExtent: Extent;
  /** Counts of each channel over the positions of each class */
  readonly classSpectra: readonly Float64Array[];
  /** Map positions of each class */
  readonly classPositions: readonly number[];
  /** Counts of each channel over the whole map */
  readonly spectrum: Float64Array;
  /** How many positions of the map have how many counts, behind the strobe peak */
  readonly counts: CountHistogram;
}

/**
 * Reads a map once: the counts of each element's line less the background beside it, on the scan, whole and in two independent halves; and spectra of classes.
 *
 * @param classes class of each scan position, 0 in none
 * @throws CancelledError, InputError of the file
 */
export async function sumMap(
  { file, over, axis }: SpectrumMap,
  windows: readonly ElementWindow[],
  classes: Uint8Array,
  count: number,
  random: Random,
  signal: AbortSignal
): Promise<MapSums> {
  const labels = labelsOnMap(classes, over);
  const ranges = windows.flatMap(({ signal: own, background }) => [own, ...background]);
  const all = channelsBetween(axis, BEYOND_STROBE, Infinity);
  const sums = await sumSpectra(file, { windows: [...ranges, all], labels, classes: count }, signal);
  const maps = sums.maps.slice(0, ranges.length);
  const counts = maps.map(values => onScan(values, over));
  // Counts are split where they were counted: shared among positions they are no whole numbers any more
  const placed = (values: Float64Array): Float64Array => (isCoarser(over) ? values : onScan(values, over));
  const split = maps.map(values => {
    const first = values.map(value => thinned(value, random));
    return { first: placed(first), second: placed(values.map((value, at) => Math.round(value) - first[at])) };
  });
  const net = (of: (range: number) => Float64Array): Float64Array[] => {
    let range = 0;
    return windows.map(window => {
      const signalOf = of(range++);
      const backgrounds = window.background.map(() => of(range++));
      return signalOf.map(
        (value, at) =>
          value -
          backgroundCounts(
            window,
            backgrounds.map(values => values[at])
          )
      );
    });
  };
  const [first, second] = [net(range => split[range].first), net(range => split[range].second)];
  const classPositions = Array.from({ length: count }, () => 0);
  labels.forEach(label => label > 0 && classPositions[label - 1]++);
  return {
    elements: net(range => counts[range]),
    halves: first.map((half, at) => ({ first: half, second: second[at] })),
    halvesExtent: isCoarser(over) ? over.map : over.scan,
    classSpectra: sums.classSpectra,
    classPositions,
    spectrum: sums.spectrum,
    counts: countHistogram(sums.maps[ranges.length])
  };
}
