import { InputError } from '../../../core/errors';
import type { BeamEnd } from '../../../core/analysis/beamEnd';
import { beamEnd } from '../../../core/analysis/beamEnd';
import type { BinAxis } from '../../../core/analysis/profileGrid';
import { commonAxis } from '../../../core/analysis/profileGrid';
import type { RowBlocks } from '../../../core/analysis/rowBlocks';
import { newRowBlocks } from '../../../core/analysis/rowBlocks';
import type { AnalyseOptions } from '../../../protocol/analyse/analyseOptions';
import type { ProfileFile } from '../../../storage/hdf5/profileFile';
import { readProfileHead } from '../../../storage/hdf5/profileFile';
import type { Means } from '../blocks/runPass';
import { bytesOfBins } from '../slabs/lookAtBins';
import { runReading } from '../slabs/runReading';
import { LEAST_BINS, askedRange, rangeBehind } from './binRange';
import type { DataSet, FileVersion } from './dataSet';
import { rowsOf, sourcesOf } from './dataSet';
import { fileVersion } from './fileVersion';
import { profileStamp } from './findProfiles';
import type { OnAxis } from './onAxis';
import { onAxis } from './onAxis';
import type { UsedBins } from './usedBins';
import { usedBins } from './usedBins';

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

type Preparing = Pick<AnalyseOptions, 'qRange' | 'log' | 'normalise'> & { readonly loss: 'poisson' | 'frobenius' };

/**
 * Reads profile files into one matrix: on one q axis, within the q range or else behind the direct beam, as ring counts (mean times contributing area) for the
 * Poisson loss, negative values as 0, then normalised. Positions without data and bins without data at most positions are left out.
 *
 * @param onPart told what part of the work is done, from 0 to 1
 * @throws InputError `E_Q_RANGE`, `E_NO_SIGNAL`; as readProfileHead and runReading; CancelledError
 */
export async function loadProfiles(
  paths: readonly string[],
  options: Preparing,
  means: Means,
  onPart: (done: number) => void = () => undefined
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
  const { mean, missing } = await look(placed, axis, means, done => onPart(done / 2));
  const beam = beamEnd(mean);
  const range = options.qRange ? askedRange(axis, options.qRange) : rangeBehind(beam, axis);
  const isBehindBeam = options.qRange === undefined && beam !== undefined;
  if (options.qRange === undefined && beam === undefined) {
    warnings.push(
      'No direct beam was found at small q, so that all bins are used. Choose a q range (--q-range) if that is wrong.'
    );
  }
  const found = usedBins(missing, axis.bins, range);
  let rows = 0;
  const dataSets = placed.map((dataSet, index): DataSet => {
    const complete = found.complete[index];
    const rowOf = new Int32Array(new SharedArrayBuffer(4 * complete.length));
    complete.forEach((isComplete, position) => (rowOf[position] = isComplete === 1 ? rows++ : -1));
    return { ...dataSet, version: versions[index], stamp: profileStamp(dataSet.file.path), rowOf };
  });
  if (rows === 0) {
    throw new InputError('E_NO_SIGNAL', `No scan position has a whole profile within the q range: all hold NaN.`);
  }
  const matrix = newRowBlocks(rows, found.bins.length);
  const negative = await fill(matrix, dataSets, found.bins, options, means, done => onPart((1 + done) / 2));
  if (negative > 0) {
    warnings.push(`${negative} negative values were taken as 0.`);
  }
  warnings.push(...leftOutWarnings(found.bins.length, range[1] - range[0], rows, positions));
  return { dataSets, axis, bins: { range, used: found.bins }, ...(beam && { beam }), isBehindBeam, matrix, warnings };
}

/** Mean profile of all positions of all files on the common axis, NaN where no position has data, and which positions lack which bins. */
async function look(
  placed: readonly OnAxis[],
  { bins }: BinAxis,
  means: Means,
  onPart: (done: number) => void
): Promise<{ mean: Float64Array; missing: Uint8Array[] }> {
  const missing = placed.map(({ file: { shape } }) => new SharedArrayBuffer(shape[0] * shape[1] * bytesOfBins(bins)));
  const sums = await runReading({ kind: 'look', bins, missing }, sourcesOf(placed), means, onPart);
  return {
    mean: sums.subarray(0, bins).map((sum, bin) => sum / sums[bins + bin]),
    missing: missing.map(buffer => new Uint8Array(buffer))
  };
}

/** Rows of the matrix. @returns how many values were negative */
async function fill(
  matrix: RowBlocks,
  dataSets: readonly DataSet[],
  used: readonly number[],
  { loss, log, normalise }: Preparing,
  means: Means,
  onPart: (done: number) => void
): Promise<number> {
  const reading = {
    kind: 'fill',
    matrix,
    rowOf: rowsOf(dataSets),
    used,
    ...(loss === 'poisson' && { factors: dataSets.map(({ areas }) => areas) }),
    normalising: { log, normalise }
  } as const;
  const [negative] = await runReading(reading, sourcesOf(dataSets), means, onPart);
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
