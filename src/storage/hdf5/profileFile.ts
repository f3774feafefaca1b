import { basename } from 'node:path';

import { InputError } from '../../core/errors';
import type { Hdf5Dataset, Hdf5File, Hdf5Group } from './hdf5';
import { inHdf5File } from './hdf5';
import { readAttributes, readMembers } from './groupReader';
import { RECORD_GROUP } from './recordGroup';
import { axisAttributes, firstSignal } from './signalFile';

/** A file of one radial profile for each position of a scan, in HyperSpy's layout. */
export interface ProfileFile {
  readonly path: string;
  /** Scan rows, scan columns, bins */
  readonly shape: readonly [number, number, number];
  /** Of the q axis, 1/Å */
  readonly scale: number;
  readonly offset: number;
  /** Of a scan position, nm; undefined when the axis is not in nm */
  readonly step?: number;
  /** nm2 of a position, where rows may have another step than columns */
  readonly positionSize?: number;
  /** Contributing area of each bin in pixels, the same at all positions; undefined: the file does not say */
  readonly areas?: Float64Array;
}

/** Its axes, which are read at once however large the file is. */
export type ProfileAxes = Omit<ProfileFile, 'areas'>;

/** Takes the profiles of some scan rows: (rows, columns, bins), row-major. */
export type TakeRows = (firstRow: number, values: Float64Array | Float32Array) => void;

/** About so many values are read at a time. */
const SLAB_VALUES = 1 << 21;

/**
 * What a profile file says of itself.
 *
 * @throws InputError `E_PROFILE_FILE` when it is no such file; those of `inHdf5File`
 */
export function readProfileHead(path: string): Promise<ProfileFile> {
  return inHdf5File(path, 'r', file => headOf(path, file));
}

/**
 * The axes of a profile file, and the record of how it was made, as JSON, where it is one of ours.
 *
 * @throws as readProfileHead
 */
export function readProfileOutline(path: string): Promise<{ axes: ProfileAxes; record?: string }> {
  return inHdf5File(path, 'r', file => {
    const own = readMembers(file).groups.get(RECORD_GROUP);
    const record = own && readAttributes(own).record;
    return { axes: axesOf(path, file), ...(typeof record === 'string' && { record }) };
  });
}

/** Reads all profiles of a file, some scan rows at a time. @throws as readProfileHead */
export function readProfiles(path: string, take: TakeRows): Promise<void> {
  return inHdf5File(path, 'r', file => {
    const { shape } = axesOf(path, file);
    const { data } = signalOf(path, file);
    const rows = Math.max(1, Math.floor(SLAB_VALUES / (shape[1] * shape[2])));
    for (let row = 0; row < shape[0]; row += rows) {
      const end = Math.min(shape[0], row + rows);
      take(row, floats(data.slice([[row, end], [], []])));
    }
  });
}

/**
 * Reads the profiles of a rectangle of positions, some of its scan rows at a time, from one to the next in the given order.
 *
 * @param rows scan rows to be read, each with the next `together - 1` below it where they are in the region
 * @param take told the rows that were read; reading ends once it returns false
 * @throws as readProfileHead, `E_POSITION` for positions outside the scan
 */
export function readRegionRows(
  path: string,
  region: ScanRegion,
  { rows, together }: { readonly rows: readonly number[]; readonly together: number },
  take: (values: Float64Array | Float32Array, axes: ProfileAxes) => boolean
): Promise<void> {
  return inHdf5File(path, 'r', file => {
    const axes = axesOf(path, file);
    requireInside(axes, region);
    const { data } = signalOf(path, file);
    const columns: [number, number] = [region.column, region.column + region.columns];
    const end = region.row + region.rows;
    for (const row of rows) {
      if (!take(floats(data.slice([[row, Math.min(end, row + together)], columns, []])), axes)) {
        return;
      }
    }
  });
}

/** Some positions of a scan. */
export interface ScanRegion {
  readonly row: number;
  readonly column: number;
  readonly rows: number;
  readonly columns: number;
}

/**
 * The profiles of some positions, row-major.
 *
 * @throws as readProfileHead, `E_POSITION` for positions outside the scan
 */
export function readRegion(
  path: string,
  region: ScanRegion
): Promise<{ head: ProfileAxes; values: Float64Array | Float32Array }> {
  return inHdf5File(path, 'r', file => {
    const head = axesOf(path, file);
    requireInside(head, region);
    const { row, column, rows, columns } = region;
    const { data } = signalOf(path, file);
    return { head, values: floats(data.slice([[row, row + rows], [column, column + columns], []])) };
  });
}

function requireInside({ path, shape: [scanRows, scanColumns] }: ProfileAxes, region: ScanRegion): void {
  if (region.row + region.rows > scanRows || region.column + region.columns > scanColumns) {
    throw new InputError(
      'E_POSITION',
      `${path} holds a scan of ${scanRows} x ${scanColumns} positions: the chosen ones lie outside.`
    );
  }
}

/** What axesOf has made sure of. */
function floats(values: unknown): Float64Array | Float32Array {
  return values as Float64Array | Float32Array;
}

/** As HDF5 numbers its kinds of types. */
const FLOAT = 1;

function isFloats({ metadata }: Hdf5Dataset): boolean {
  return metadata.type === FLOAT && (metadata.size === 4 || metadata.size === 8);
}

function headOf(path: string, file: Hdf5File): ProfileFile {
  const axes = axesOf(path, file);
  return { ...axes, areas: areasIn(file, axes.shape[2]) };
}

function axesOf(path: string, file: Hdf5File): ProfileAxes {
  const { group, data } = signalOf(path, file);
  const shape = data.shape ?? [];
  if (shape.length !== 3 || shape.some(size => size < 1)) {
    throw notProfiles(path, `its data have the shape (${shape.join(', ')}) instead of (scan rows, scan columns, bins)`);
  }
  if (!isFloats(data)) {
    throw notProfiles(path, `its data are no floating-point numbers of 4 or 8 bytes (${String(data.dtype)})`);
  }
  const [rowAxis, columnAxis, binAxis] = [0, 1, 2].map(axis => axisAttributes(group, axis));
  const scale = Number(binAxis.scale);
  const offset = Number(binAxis.offset ?? 0);
  if (!(scale > 0) || !Number.isFinite(offset)) {
    throw notProfiles(path, 'its last axis has no scale in 1/Å');
  }
  const step = nanometres(columnAxis);
  const rowStep = nanometres(rowAxis);
  return {
    path,
    shape: [shape[0], shape[1], shape[2]],
    scale,
    offset,
    ...(step > 0 && { step, positionSize: step * (rowStep > 0 ? rowStep : step) })
  };
}

/** Scale of an axis; NaN where it is not in nm. */
function nanometres({ units, scale }: ReturnType<typeof axisAttributes>): number {
  return units === 'nm' ? Number(scale) : NaN;
}

function signalOf(path: string, file: Hdf5File): { group: Hdf5Group; data: Hdf5Dataset } {
  const signal = firstSignal(file);
  if (signal === undefined) {
    throw notProfiles(path, 'it holds no signal as HyperSpy writes it');
  }
  return signal;
}

/** A dataset anywhere in the file with "area" in its name and the bins as its last axis; of several positions, their mean. */
function areasIn(group: Hdf5Group, bins: number): Float64Array | undefined {
  const { groups, datasets } = readMembers(group);
  for (const [name, dataset] of datasets) {
    if (/area/i.test(name) && dataset.shape?.at(-1) === bins) {
      return meanOfBins(dataset, bins);
    }
  }
  for (const part of groups.values()) {
    const found = areasIn(part, bins);
    if (found) {
      return found;
    }
  }
  return undefined;
}

/** Mean over all positions, some rows of the scan at a time; what is NaN does not count. */
function meanOfBins(dataset: Hdf5Dataset, bins: number): Float64Array {
  const shape = dataset.shape ?? [];
  const [sums, counts] = [new Float64Array(bins), new Float64Array(bins)];
  const lines = shape.length === 1 ? 1 : shape[0];
  const step = Math.max(1, Math.floor((SLAB_VALUES * lines) / shape.reduce((product, size) => product * size, 1)));
  for (let first = 0; first < lines; first += step) {
    const part = shape.length === 1 ? [] : [[first, Math.min(lines, first + step)], ...shape.slice(1).map(() => [])];
    const values = dataset.slice(part as [number, number][]) as ArrayLike<number>;
    for (let at = 0; at < values.length; at++) {
      const value = Number(values[at]);
      if (Number.isFinite(value)) {
        sums[at % bins] += value;
        counts[at % bins]++;
      }
    }
  }
  return sums.map((sum, bin) => (counts[bin] > 0 ? sum / counts[bin] : 0));
}

function notProfiles(path: string, reason: string): InputError {
  return new InputError(
    'E_PROFILE_FILE',
    `${path} holds no radial profiles: ${reason}. A file such as ${basename(path).replace(/_azimuthal.*$/, '')}_azimuthal_mean.hspy is expected.`
  );
}
