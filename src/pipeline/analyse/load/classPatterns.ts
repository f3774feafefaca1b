import { access } from 'node:fs/promises';

import type { Dense } from '../../../core/analysis/dense';
import { dense, line } from '../../../core/analysis/dense';
import { InputError } from '../../../core/errors';
import type { PatternFile } from '../../../storage/hdf5/patternFile';
import { describePatterns, readPatterns } from '../../../storage/hdf5/patternFile';
import type { PathGuard } from '../../../storage/pathGuard';
import { runFrames } from '../../frames/runFrames';
import { StoredFile } from '../../frames/source/storedFile';
import type { StoredFrames } from '../../frames/source/storedFrames';
import { tilesInOrder } from '../../frames/storedTiles';
import { tileList } from '../../frames/tiles';
import type { Means } from '../blocks/runPass';
import { classesOf } from '../write/signals';
import type { DataSet } from './dataSet';

/** Mean and maximum pattern of each class. */
export interface ClassPatterns {
  /** Detector rows and columns */
  readonly shape: readonly [number, number];
  readonly axes: PatternFile['axes'];
  /** A line for each class, row-major; NaN for a class without patterns */
  readonly means: Dense;
  /** The most that any pattern of the class has in each pixel; NaN as there */
  readonly maxima: Dense;
  /** Files that the patterns come from */
  readonly files: readonly string[];
}

export interface FoundPatterns {
  readonly patterns?: ClassPatterns;
  readonly warnings: readonly string[];
}

/** What the radial transform calls patterns with round rings about their middle. */
const CORRECTED = '_corrected_scaled.hspy';

/** What is gathered: mean = sum / number. */
interface ClassSums {
  readonly sums: Dense;
  readonly maxima: Dense;
  readonly numbers: Float64Array;
}

export interface PatternWatch extends Means {
  readonly guard: PathGuard;
  /** Told how many data sets are done */
  onSet(done: number): void;
}

/**
 * Mean and maximum corrected pattern of each class, over all data sets that have corrected patterns of one size beside their profiles. All of
 * them are read once: whole counts in threads, fractions by the HDF5 library.
 *
 * @throws CancelledError
 */
export async function classPatterns(
  dataSets: readonly DataSet[],
  classes: Uint8Array,
  count: number,
  watch: PatternWatch
): Promise<FoundPatterns> {
  const warnings: string[] = [];
  const without: string[] = [];
  const files: string[] = [];
  let first: PatternFile | undefined;
  let into: ClassSums | undefined;
  for (const [index, dataSet] of dataSets.entries()) {
    watch.onSet(index);
    const path = correctedPath(dataSet);
    if (!(await isThere(path))) {
      without.push(dataSet.stamp);
      continue;
    }
    try {
      await watch.guard(path, 'read');
      const file = await describePatterns(path);
      const problem = misfit(file, dataSet, first);
      if (problem !== undefined) {
        warnings.push(`${path} ${problem}, and has no part in the patterns of the classes.`);
        continue;
      }
      const pixels = file.shape[2] * file.shape[3];
      into ??= { sums: dense(count, pixels), maxima: dense(count, pixels), numbers: new Float64Array(count) };
      await (file.areCounts ? addCounts : addFractions)(
        path,
        classesOf(dataSet, classes),
        into,
        (done, of) => watch.onSet(index + done / of),
        watch
      );
      first ??= file;
      files.push(path);
    } catch (cause) {
      if (!(cause instanceof InputError)) {
        throw cause;
      }
      warnings.push(`${cause.message} It has no part in the patterns of the classes.`);
    }
  }
  if (without.length > 0 && files.length > 0) {
    warnings.push(
      `No corrected patterns (*${CORRECTED}) are beside the profiles of ${without.join(', ')}: they have no part in the patterns of the classes. The radial transform writes them unless told not to.`
    );
  }
  if (!first || !into) {
    return { warnings };
  }
  const { sums, maxima, numbers } = into;
  for (let own = 0; own < count; own++) {
    const mean = line(sums, own);
    mean.forEach((value, at) => (mean[at] = value / numbers[own]));
    if (numbers[own] === 0) {
      line(maxima, own).fill(NaN);
    }
  }
  return {
    patterns: { shape: [first.shape[2], first.shape[3]], axes: first.axes, means: sums, maxima, files },
    warnings
  };
}

type Add = (
  path: string,
  classes: Uint8Array,
  into: ClassSums,
  onPositions: (done: number, of: number) => void,
  watch: PatternWatch
) => Promise<void>;

const addCounts: Add = async (path, classes, { sums, maxima, numbers }, onPositions, { runner, signal }) => {
  const opened = await StoredFile.open(path);
  let source: StoredFrames;
  try {
    source = opened.tabled();
  } finally {
    opened.close();
  }
  const groups = new SharedArrayBuffer(classes.length);
  new Uint8Array(groups).set(classes);
  const sinks = { groupSums: { groups, count: sums.rows } };
  const found = await runFrames({ source, tiles: tileList(tilesInOrder(source)), sinks }, runner, {
    signal,
    onPositions: done => onPositions(done, classes.length)
  });
  found.groupSums.forEach(({ sum, maximum, frames }, own) => {
    const [total, most] = [line(sums, own), line(maxima, own)];
    sum.forEach((value, pixel) => (total[pixel] += value));
    maximum.forEach((value, pixel) => (most[pixel] = Math.max(most[pixel], value)));
    numbers[own] += frames;
  });
};

const addFractions: Add = (path, classes, { sums, maxima, numbers }, onPositions, { signal }) =>
  readPatterns(path, (first, values) => {
    signal.throwIfAborted();
    const pixels = sums.columns;
    for (let at = 0; at < values.length / pixels; at++) {
      const own = classes[first + at];
      if (own > 0) {
        const [sum, most] = [line(sums, own - 1), line(maxima, own - 1)];
        const start = at * pixels;
        for (let pixel = 0; pixel < pixels; pixel++) {
          sum[pixel] += values[start + pixel];
          most[pixel] = Math.max(most[pixel], values[start + pixel]);
        }
        numbers[own - 1]++;
      }
    }
    onPositions(first, classes.length);
  });

function misfit({ shape, axes }: PatternFile, { file }: DataSet, first: PatternFile | undefined): string | undefined {
  if (shape[0] !== file.shape[0] || shape[1] !== file.shape[1]) {
    return `holds a scan of ${shape[0]} x ${shape[1]}, its profiles one of ${file.shape[0]} x ${file.shape[1]}`;
  }
  const isSame =
    !first ||
    (shape[2] === first.shape[2] &&
      shape[3] === first.shape[3] &&
      axes.every(({ scale }, at) => Math.abs(scale / first.axes[at].scale - 1) < 1e-3));
  return isSame ? undefined : 'holds patterns of another size or scale than the data sets before it';
}

function correctedPath({ file, stamp }: DataSet): string {
  return file.path.slice(0, file.path.lastIndexOf(stamp)) + stamp + CORRECTED;
}

async function isThere(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false
  );
}
