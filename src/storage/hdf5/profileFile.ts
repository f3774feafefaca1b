import { basename } from 'node:path';

import { InputError } from '../../core/errors';
import type { FloatRows } from './floatRows';
import { RowReader, floatRowsOf, rowsAtOnce } from './floatRows';
import { RECORD_GROUP } from './recordGroup';
import { inStoredTree } from './tree/inStoredTree';
import type { StoredDataset, StoredGroup } from './tree/storedTree';

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
  /** The profiles */
  readonly rows: FloatRows;
  /** Contributing area of each bin in pixels, the same at all positions; undefined: the file does not say */
  readonly areas?: Float64Array;
}

/** Its axes, which are read at once however large the file is. */
export type ProfileAxes = Omit<ProfileFile, 'areas'>;

/** Takes the profiles of some scan rows: (rows, columns, bins), row-major, until it returns. */
export type TakeRows = (firstRow: number, values: Float64Array | Float32Array) => void;

/** About so many values are read at a time. */
const SLAB_VALUES = 1 << 21;

/**
 * What a profile file says of itself.
 *
 * @throws InputError `E_PROFILE_FILE` when it is no such file; those of `inStoredTree`
 */
export async function readProfileHead(path: string): Promise<ProfileFile> {
  const { axes, areas } = await inStoredTree(path, root => {
    const own = profileAxes(path, root);
    return { axes: own, areas: areasIn(path, root, own.shape[2]) };
  });
  return areas ? { ...axes, areas: await meanOfBins(areas) } : axes;
}

/**
 * The axes of a profile file, and the record of how it was made, as JSON, where it is one of ours.
 *
 * @throws as readProfileHead
 */
export function readProfileOutline(path: string): Promise<{ axes: ProfileAxes; record?: string }> {
  return inStoredTree(path, root => {
    const record = root.members().groups.get(RECORD_GROUP)?.attributes().record;
    return { axes: profileAxes(path, root), ...(typeof record === 'string' && { record }) };
  });
}

/** Reads all profiles of a file, some scan rows at a time. @throws as readProfileHead */
export async function readProfiles(path: string, take: TakeRows): Promise<void> {
  const { rows } = await inStoredTree(path, root => profileAxes(path, root));
  await eachSlab(rows, take);
}

async function eachSlab(rows: FloatRows, take: TakeRows): Promise<void> {
  const reader = new RowReader();
  const step = rowsAtOnce(rows, SLAB_VALUES);
  for (let row = 0; row < rows.shape[0]; row += step) {
    take(row, await reader.read(rows, row, Math.min(rows.shape[0], row + step)));
  }
}

/** What the tree of a file says of its profiles. @throws InputError `E_PROFILE_FILE` */
export function profileAxes(path: string, root: StoredGroup): ProfileAxes {
  const { group, data } = signalIn(root) ?? {};
  if (group === undefined || data === undefined) {
    throw notProfiles(path, 'it holds no signal as HyperSpy writes it');
  }
  const { shape, type } = data;
  if (shape.length !== 3 || shape.some(size => size < 1)) {
    throw notProfiles(path, `its data have the shape (${shape.join(', ')}) instead of (scan rows, scan columns, bins)`);
  }
  if (type === undefined || !FLOATS.test(type)) {
    throw notProfiles(path, `its data are no floating-point numbers of 4 or 8 bytes (${type ?? 'of another type'})`);
  }
  const axes = group.members().groups;
  const [rowAxis, columnAxis, binAxis] = [0, 1, 2].map(axis => axes.get(`axis-${axis}`)?.attributes() ?? {});
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
    rows: floatRowsOf(path, data),
    ...(step > 0 && { step, positionSize: step * (rowStep > 0 ? rowStep : step) })
  };
}

/** As in Python's struct module */
const FLOATS = /^[<>|=]?[fd]$/;

/** The first signal of a file in HyperSpy's layout. */
function signalIn(root: StoredGroup): { readonly group: StoredGroup; readonly data?: StoredDataset } | undefined {
  const [group] = root.members().groups.get('Experiments')?.members().groups.values() ?? [];
  return group && { group, data: group.members().datasets.get('data') };
}

/** Scale of an axis; NaN where it is not in nm. */
function nanometres({ units, scale }: ReturnType<StoredGroup['attributes']>): number {
  return units === 'nm' ? Number(scale) : NaN;
}

/** A dataset anywhere in the file with "area" in its name and the bins as its last axis. */
function areasIn(path: string, group: StoredGroup, bins: number): FloatRows | undefined {
  const { groups, datasets } = group.members();
  for (const [name, dataset] of datasets) {
    if (/area/i.test(name) && dataset.shape.at(-1) === bins) {
      return floatRowsOf(path, dataset);
    }
  }
  for (const part of groups.values()) {
    const found = areasIn(path, part, bins);
    if (found) {
      return found;
    }
  }
  return undefined;
}

/** Mean of each bin over all positions, where it is of several; what is NaN does not count. */
async function meanOfBins(areas: FloatRows): Promise<Float64Array> {
  const bins = areas.shape[areas.shape.length - 1];
  const [sums, counts] = [new Float64Array(bins), new Float64Array(bins)];
  await eachSlab(areas, (_, values) => {
    for (let start = 0; start < values.length; start += bins) {
      for (let bin = 0; bin < bins; bin++) {
        const value = Number(values[start + bin]);
        if (Number.isFinite(value)) {
          sums[bin] += value;
          counts[bin]++;
        }
      }
    }
  });
  return sums.map((sum, bin) => (counts[bin] > 0 ? sum / counts[bin] : 0));
}

function notProfiles(path: string, reason: string): InputError {
  return new InputError(
    'E_PROFILE_FILE',
    `${path} holds no radial profiles: ${reason}. A file such as ${basename(path).replace(/_azimuthal.*$/, '')}_azimuthal_mean.hspy is expected.`
  );
}
