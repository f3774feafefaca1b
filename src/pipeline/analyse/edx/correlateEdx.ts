import type { ComparedMaps } from '../../../core/analysis/chanceCovariance';
import { chanceCovariances } from '../../../core/analysis/chanceCovariance';
import type { Dense } from '../../../core/analysis/dense';
import { dense, line } from '../../../core/analysis/dense';
import type { HalvedMap } from '../../../core/analysis/trueCorrelation';
import { lineRoll } from '../../../core/analysis/lineRoll';
import { trueCorrelation } from '../../../core/analysis/trueCorrelation';
import type { MapOverScan } from '../../../core/edx/mapExtent';
import { isCoarser, meanOnMap } from '../../../core/edx/resample';
import { createRandom } from '../../../core/random';
import type { Means } from '../blocks/runPass';
import type { Factors } from '../decompose/decompose';
import type { LoadedProfiles } from '../load/loadProfiles';
import { classesOf } from '../write/signals';
import type { MatrixKind } from './componentHalves';
import { componentHalves } from './componentHalves';
import type { MapSums } from './elementMaps';
import { sumMap } from './elementMaps';
import type { OpenedMaps } from './openMaps';
import type { SpectrumMap } from './spectrumMap';

/** A component and an element. */
export interface Correlation {
  /** From 1 */
  readonly component: number;
  readonly element: string;
  /** NaN where one of them does not vary beyond its noise */
  readonly r: number;
  readonly low: number;
  readonly high: number;
  /** What unrelated maps as smooth as these stay below in 19 of 20 cases */
  readonly chance: number;
  readonly pixels: number;
}

/** What spectrum maps say of an analysis. */
export interface EdxAnalysis extends OpenedMaps {
  readonly sets: readonly { readonly map: SpectrumMap; readonly sums: MapSums }[];
  /** Mean counts of a map position in each channel, a line for each class; NaN for classes without positions */
  readonly classSpectra: Dense;
  readonly correlations: readonly Correlation[];
}

/**
 * Maps of elements, spectra of classes, and correlations of components and elements without their noise, over all positions that have both.
 *
 * @param kind what the matrix holds, or else how it was decomposed
 * @throws CancelledError, InputError of the files
 */
export async function correlateEdx(
  opened: OpenedMaps,
  {
    profiles,
    factors,
    classes,
    kind,
    seed
  }: {
    readonly profiles: LoadedProfiles;
    readonly factors: Factors;
    readonly classes: Uint8Array;
    readonly kind: MatrixKind;
    readonly seed: number;
  },
  means: Means
): Promise<EdxAnalysis> {
  const count = factors.components.rows;
  const sets: EdxAnalysis['sets'][number][] = [];
  const components: HalvedMap[][] = [];
  for (const [index, map] of opened.maps.entries()) {
    const random = createRandom(seed, 'edx', index);
    const own = classesOf(map.dataSet, classes);
    sets.push({ map, sums: await sumMap(map, opened.windows, own, count, random, means.signal) });
    const halves = await componentHalves(profiles.matrix, factors, map.dataSet, kind, random, means);
    components.push(isCoarser(map.over) ? halves.map(one => meansOnMap(one, map.over)) : halves);
  }
  const compared = sets.map(({ sums }, index) => ({
    first: components[index],
    second: sums.halves,
    shape: sums.halvesExtent
  }));
  const chance = opened.windows.length > 0 && sets.length > 0 ? chanceCovariances(compared) : [];
  const correlations = opened.windows.flatMap(({ element }, window) =>
    chance.map((limits, k): Correlation => {
      const pairs = compared.map(({ first, second }) => ({ a: first[k], b: second[window] }));
      const random = createRandom(seed, 'half-samples', count * window + k);
      return { component: k + 1, element, ...trueCorrelation(pairs, limits[window], random) };
    })
  );
  const warnings = [
    ...opened.warnings,
    ...compared.flatMap((maps, index) => {
      means.signal.throwIfAborted();
      return wrongLines(maps, opened.maps[index]);
    })
  ];
  const classSpectra = meanSpectra(sets, count, opened.axis?.channels ?? 0);
  return { ...opened, warnings, sets, classSpectra, correlations };
}

/** What is to be said of a scan whose lines begin at another column than those of its spectrum map. */
function wrongLines(maps: ComparedMaps, { dataSet, over }: SpectrumMap): string[] {
  const roll = lineRoll(maps, () => chanceCovariances([maps]));
  if (!roll) {
    return [];
  }
  const columns = Math.round((roll.columns * over.scan[1]) / maps.shape[1]);
  return [
    `${dataSet.stamp} is like its spectrum map when every line is rolled ${columns} columns to the left (correlation ${roll.r.toFixed(2)}), and not as it is (${roll.here.toFixed(2)}): its lines seem to begin at a wrong column. Close that seam in the radial transform (--roll ${columns}), and analyse again.`
  ];
}

function meansOnMap({ first, second }: HalvedMap, over: MapOverScan): HalvedMap {
  return { first: meanOnMap(first, over), second: meanOnMap(second, over) };
}

function meanSpectra(sets: EdxAnalysis['sets'], count: number, channels: number): Dense {
  const spectra = dense(count, channels);
  for (let own = 0; own < count; own++) {
    const positions = sets.reduce((sum, { sums }) => sum + sums.classPositions[own], 0);
    const target = line(spectra, own);
    for (const { sums } of sets) {
      sums.classSpectra[own].forEach((value, channel) => (target[channel] += value / positions));
    }
    if (positions === 0) {
      target.fill(NaN);
    }
  }
  return spectra;
}
