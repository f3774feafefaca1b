import { InputError } from '../../../core/errors';
import { normaliseProfile } from '../../../core/analysis/normalise';
import type { BeamEnd } from '../../../core/analysis/beamEnd';
import { beamEnd } from '../../../core/analysis/beamEnd';
import type { BinAxis } from '../../../core/analysis/profileGrid';
import { commonAxis } from '../../../core/analysis/profileGrid';
import type { RowBlocks } from '../../../core/analysis/rowBlocks';
import { BLOCK_ROWS, newRowBlocks, rowStart } from '../../../core/analysis/rowBlocks';
import type { AnalyseOptions } from '../../../protocol/analyse/analyseOptions';
import type { ProfileFile } from '../../../storage/hdf5/profileFile';
import { readProfileHead, readProfiles } from '../../../storage/hdf5/profileFile';
import { LEAST_BINS, askedRange, rangeBehind } from './binRange';
import type { DataSet, FileVersion } from './dataSet';
import { commonProfile } from './dataSet';
import { fileVersion } from './fileVersion';
import { profileStamp } from './findProfiles';
import { summedProfile } from './summedProfile';
import type { UsedBins } from './usedBins';
import { onAxis, usedBins } from './usedBins';

/** Profiles of all data sets as one matrix. */
export interface LoadedProfiles {
  readonly dataSets: readonly DataSet[];
  /** Of the profiles of all data sets */
  readonly axis: BinAxis;
  readonly bins: UsedBins;
  /** The direct beam in the profile of all positions together; absent where none was found */
  readonly beam?: BeamEnd;
  /** Whether the q range begins behind the beam because none was given */
  readonly isBehindBeam: boolean;
  /** Scan positions x used bins: what is decomposed */
  readonly matrix: RowBlocks;
  readonly warnings: readonly string[];
}

/** Over all profiles: to find the beam, to find what has data, and to take them up. */
const PASSES = 3;

type Preparing = Pick<AnalyseOptions, 'qRange' | 'log' | 'normalise'> & { readonly loss: 'poisson' | 'frobenius' };

/**
 * Reads profile files into one matrix: on one q axis, within the q range or else behind the direct beam, as ring counts (mean times contributing area) for the
 * Poisson loss, negative values as 0, then normalised. Positions without data and bins without data at most positions are left out.
 *
 * @throws InputError `E_Q_RANGE`, `E_NO_SIGNAL`; as readProfileHead and readProfiles
 */
export async function loadProfiles(
  paths: readonly string[],
  options: Preparing,
  onRows: (rows: number, of: number) => void = () => undefined
): Promise<LoadedProfiles> {
  const files: ProfileFile[] = [];
  const versions: FileVersion[] = [];
  for (const path of paths) {
    versions.push(await fileVersion(path));
    files.push(await readProfileHead(path));
  }
  const axes = files.map(({ shape, scale, offset }) => ({ scale, offset, bins: shape[2] }));
  const { axis, differ } = commonAxis(axes);
  if (differ && axis.bins < LEAST_BINS) {
    throw new InputError(
      'E_Q_RANGE',
      'The profiles have no range of q in common, so they cannot be analysed together. Leave out those of other scales or origins (--exclude).'
    );
  }
  const warnings = differ ? [gridWarning(axes, axis)] : [];
  const positions = files.reduce((sum, { shape }) => sum + shape[0] * shape[1], 0);
  const placed = files.map(file => onAxis(file, axis));
  const told = (pass: number) => (rows: number) => onRows(pass * positions + rows, PASSES * positions);
  const beam = beamEnd(await summedProfile(placed, axis, told(0)));
  const range = options.qRange ? askedRange(axis, options.qRange) : rangeBehind(beam, axis);
  const isBehindBeam = options.qRange === undefined && beam !== undefined;
  if (options.qRange === undefined && beam === undefined) {
    warnings.push(
      'No direct beam was found at small q, so that all bins are used. Choose a q range (--q-range) if that is wrong.'
    );
  }
  const found = await usedBins(placed, range, told(1));
  let rows = 0;
  const dataSets = placed.map((dataSet, index): DataSet => {
    const rowOf = Int32Array.from(found.complete[index], isComplete => (isComplete === 1 ? rows++ : -1));
    return { ...dataSet, version: versions[index], stamp: profileStamp(dataSet.file.path), rowOf };
  });
  if (rows === 0) {
    throw new InputError('E_NO_SIGNAL', `No scan position has a whole profile within the q range: all hold NaN.`);
  }
  const matrix = newRowBlocks(rows, found.bins.length);
  const negative = await fill(matrix, dataSets, found.bins, range[0], options, told(2));
  if (negative > 0) {
    warnings.push(`${negative} negative values were taken as 0.`);
  }
  warnings.push(...leftOutWarnings(found.bins.length, range[1] - range[0], rows, positions));
  return { dataSets, axis, bins: { range, used: found.bins }, ...(beam && { beam }), isBehindBeam, matrix, warnings };
}

async function fill(
  matrix: RowBlocks,
  dataSets: readonly DataSet[],
  bins: readonly number[],
  first: number,
  options: Preparing,
  onRows: (rows: number) => void
): Promise<number> {
  const target = new Float32Array(matrix.data);
  const last = bins[bins.length - 1];
  const whole = new Float64Array(last - first + 1);
  const profile = new Float64Array(bins.length);
  let negative = 0;
  let done = 0;
  for (const dataSet of dataSets) {
    const [, width, length] = dataSet.file.shape;
    await readProfiles(dataSet.file.path, (firstRow, values) => {
      const positions = values.length / length;
      for (let at = 0; at < positions; at++) {
        const row = dataSet.rowOf[firstRow * width + at];
        if (row < 0) {
          continue;
        }
        commonProfile(values, at * length, dataSet, first, whole);
        for (let column = 0; column < bins.length; column++) {
          const value = whole[bins[column] - first];
          negative += value < 0 ? 1 : 0;
          profile[column] = Math.max(0, value) * (options.loss === 'poisson' ? dataSet.areas[bins[column]] : 1);
        }
        normaliseProfile(profile, options);
        let place = rowStart(matrix, row);
        for (let column = 0; column < bins.length; column++, place += BLOCK_ROWS) {
          target[place] = profile[column];
        }
      }
      done += positions;
      onRows(done);
    });
  }
  return negative;
}

function gridWarning(axes: readonly BinAxis[], axis: BinAxis): string {
  const scales = axes.map(({ scale }) => scale);
  const end = axis.offset + axis.scale * (axis.bins - 1);
  return `The q axes differ (${Math.min(...scales).toPrecision(5)} to ${Math.max(...scales).toPrecision(5)} 1/Å a bin): all profiles were put on one of ${axis.scale.toPrecision(5)} 1/Å a bin, up to ${end.toPrecision(4)} 1/Å.`;
}

function leftOutWarnings(used: number, bins: number, rows: number, positions: number): string[] {
  return [
    ...(used < bins
      ? [`${bins - used} of ${bins} bins within the q range hold no data at many positions and were left out.`]
      : []),
    ...(rows < positions
      ? [`${positions - rows} of ${positions} scan positions have no data in some of the bins and were left out.`]
      : [])
  ];
}
