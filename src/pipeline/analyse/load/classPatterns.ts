import { access } from 'node:fs/promises';

import type { Dense } from '../../../core/analysis/dense';
import { dense, line } from '../../../core/analysis/dense';
import { InputError } from '../../../core/errors';
import type { PathGuard } from '../../../storage/pathGuard';
import type { PatternFile } from '../../../storage/hdf5/patternFile';
import { readPatterns } from '../../../storage/hdf5/patternFile';
import { classesOf } from '../write/signals';
import type { DataSet } from './dataSet';

/** Mean pattern of each class. */
export interface ClassPatterns {
  /** Detector rows and columns */
  readonly shape: readonly [number, number];
  readonly axes: PatternFile['axes'];
  /** A line for each class, row-major; NaN for a class without patterns */
  readonly means: Dense;
  /** Files that the patterns come from */
  readonly files: readonly string[];
}

export interface FoundPatterns {
  readonly patterns?: ClassPatterns;
  readonly warnings: readonly string[];
}

/** What the radial transform calls patterns with round rings about their middle. */
const CORRECTED = '_corrected_scaled.hspy';

/**
 * Mean corrected pattern of each class, over all data sets that have corrected patterns of one size beside their profiles. All of
 * them are read once, some at a time.
 *
 * @param onSet told how many data sets are done
 * @throws CancelledError
 */
export async function classPatterns(
  dataSets: readonly DataSet[],
  classes: Uint8Array,
  count: number,
  { guard, signal, onSet }: { guard: PathGuard; signal: AbortSignal; onSet: (done: number) => void }
): Promise<FoundPatterns> {
  const warnings: string[] = [];
  const without: string[] = [];
  const files: string[] = [];
  const numbers = new Float64Array(count);
  let sums: Dense | undefined;
  let first: PatternFile | undefined;
  for (const [index, dataSet] of dataSets.entries()) {
    onSet(index);
    const path = correctedPath(dataSet);
    if (!(await isThere(path))) {
      without.push(dataSet.stamp);
      continue;
    }
    const own = classesOf(dataSet, classes);
    try {
      await guard(path, 'read');
      await readPatterns(
        path,
        file => {
          const problem = misfit(file, dataSet, first);
          if (problem !== undefined) {
            warnings.push(`${path} ${problem}, and has no part in the patterns of the classes.`);
            return false;
          }
          first ??= file;
          sums ??= dense(count, file.shape[2] * file.shape[3]);
          files.push(path);
          return true;
        },
        (position, values) => {
          signal.throwIfAborted();
          if (sums) {
            add(sums, numbers, own, position, values);
          }
        }
      );
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
  if (!first || !sums) {
    return { warnings };
  }
  for (let own = 0; own < count; own++) {
    const mean = line(sums, own);
    mean.forEach((value, at) => (mean[at] = value / numbers[own]));
  }
  return {
    patterns: { shape: [first.shape[2], first.shape[3]], axes: first.axes, means: sums, files },
    warnings
  };
}

function add(
  sums: Dense,
  numbers: Float64Array,
  classes: Uint8Array,
  position: number,
  values: Float32Array | Float64Array
): void {
  const pixels = sums.columns;
  for (let at = 0; at < values.length / pixels; at++) {
    const own = classes[position + at];
    if (own > 0) {
      const sum = line(sums, own - 1);
      const start = at * pixels;
      for (let pixel = 0; pixel < pixels; pixel++) {
        sum[pixel] += values[start + pixel];
      }
      numbers[own - 1]++;
    }
  }
}

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
