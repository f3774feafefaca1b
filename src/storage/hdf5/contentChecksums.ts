import { crc32 } from 'node:zlib';

import { InputError } from '../../core/errors';
import type { CountType } from '../../core/merlin/pixelFormat';
import { readAttributes, readMembers } from './groupReader';
import type { Hdf5File, Hdf5Group } from './hdf5';
import { inHdf5File } from './hdf5';
import type { HyperSpyAxis, HyperSpySpec } from './hyperspyFile';
import type { NumberArray } from './numberArray';
import type { StoredProducts } from './products';
import { productsIn } from './products';
import { RECORD_GROUP } from './recordGroup';

/** Attribute of the record group: CRC-32 of each part, as JSON. The checksums of chunks are apart from it. */
export const CONTENT_CHECKSUMS = 'content_checksums';

const EXPERIMENT = ['Experiments', '__unnamed__'];
const TYPES: Record<string, CountType> = { '<B': 'uint8', '<H': 'uint16', '<I': 'uint32', '<Q': 'uint64' };

/** What a converted file holds besides its frames and is shown or calculated with. */
interface Contents {
  /** The text of how it was made */
  readonly record: unknown;
  /** Shape and type of the frames, and the scale, offset and unit of each axis */
  readonly frames: readonly unknown[];
  /** Numbers by their names: sum image, mean and maximum pattern, mask */
  readonly datasets: Readonly<Record<string, NumberArray | string[]>>;
}

/** The value of `CONTENT_CHECKSUMS` for a file that is written. */
export function contentChecksums(
  record: string,
  { shape, type, axes }: Pick<HyperSpySpec, 'shape' | 'type' | 'axes'>,
  datasets: Contents['datasets']
): string {
  return JSON.stringify(checksumsOf({ record, frames: [shape, type, axes.map(axisFacts)], datasets }));
}

/**
 * What this program left in a file beside its frames, as `readProducts`, after comparing it with its checksums: a flipped bit
 * in a sum image, a unit or a scale would otherwise be shown as if it were measured.
 *
 * @returns undefined for a file of another program
 * @throws InputError `E_HDF5_DAMAGED` naming the part; as `readProducts`
 */
export async function readOwnProducts(path: string): Promise<StoredProducts | undefined> {
  return inHdf5File(path, 'r', file => {
    const products = productsIn(file, path, RECORD_GROUP);
    const recorded = products?.attributes[CONTENT_CHECKSUMS];
    // Files of earlier versions have none, nor have other results of this program
    if (products && recorded !== undefined) {
      requireIntact(path, file, products, recorded);
    }
    return products;
  });
}

function requireIntact(
  path: string,
  file: Hdf5File,
  { attributes, datasets }: StoredProducts,
  recorded: unknown
): void {
  const names = Object.keys(recordedSums(recorded) ?? {});
  const found = checksumsOf({
    record: attributes.record,
    frames: framesIn(file),
    datasets: Object.fromEntries(names.flatMap(name => (datasets[name] ? [[name, datasets[name].data]] : [])))
  });
  const expected = recordedSums(recorded);
  const damaged = expected ? names.find(name => expected[name] !== found[name]) : CONTENT_CHECKSUMS;
  if (damaged !== undefined) {
    const what = damaged === 'frames' ? 'shape, units or scales' : damaged.replaceAll('_', ' ');
    throw new InputError(
      'E_HDF5_DAMAGED',
      `${path} is damaged: its ${what} cannot be right, by the checksum that was recorded when it was written. Copy or convert it again.`
    );
  }
}

function checksumsOf({ record, frames, datasets }: Contents): Record<string, string> {
  const parts: [string, Uint8Array | string][] = [
    ['record', String(record)],
    ['frames', JSON.stringify(frames)],
    ...Object.entries(datasets).map(([name, data]): [string, Uint8Array | string] => [
      name,
      ArrayBuffer.isView(data) ? new Uint8Array(data.buffer, data.byteOffset, data.byteLength) : data.join()
    ])
  ];
  return Object.fromEntries(parts.map(([name, content]) => [name, crc32(content).toString(16).padStart(8, '0')]));
}

function axisFacts({ name, units, scale, offset, size }: HyperSpyAxis): unknown[] {
  return [name ?? '_None_', units ?? '_None_', scale, offset, size];
}

/** The same facts as they stand in a file. */
function framesIn(file: Hdf5File): unknown[] {
  const experiment = EXPERIMENT.reduce<Hdf5Group | undefined>(
    (group, name) => group && readMembers(group).groups.get(name),
    file
  );
  const { groups, datasets } = experiment ? readMembers(experiment) : { groups: new Map(), datasets: new Map() };
  const data = datasets.get('data');
  const shape: number[] = data?.shape ?? [];
  const axes = shape.map((_, index) => {
    const axis: Hdf5Group | undefined = groups.get(`axis-${index}`);
    const { name, units, scale, offset, size } = axis ? readAttributes(axis) : {};
    return [name, units, scale, offset, size];
  });
  return [shape, TYPES[String(data?.dtype)], axes];
}

function recordedSums(text: unknown): Record<string, string> | undefined {
  try {
    const value: unknown = JSON.parse(String(text));
    return typeof value === 'object' && value !== null ? (value as Record<string, string>) : undefined;
  } catch {
    return undefined;
  }
}
