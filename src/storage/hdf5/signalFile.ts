import { InputError } from '../../core/errors';
import { requireMemory } from '../memoryLimit';
import { datasetBytes, datasetValues, readMembers } from './groupReader';
import type { Hdf5Dataset, Hdf5File, Hdf5Group } from './hdf5';
import { inHdf5File } from './hdf5';

/** A signal as HyperSpy writes it, whole in memory. */
export interface Signal {
  readonly shape: readonly number[];
  /** Row-major */
  readonly values: Float64Array | Float32Array | Uint8Array;
  /** Scale and offset of each axis, in the order of the array */
  readonly axes: readonly { readonly scale: number; readonly offset: number }[];
}

/**
 * Reads the first signal of a file.
 *
 * @throws InputError `E_SIGNAL_FILE` when it holds none, `E_MEMORY` when it claims more than is allowed; those of `inHdf5File`
 */
export function readSignal(path: string): Promise<Signal> {
  return inHdf5File(path, 'r', file => {
    const { group, data } = firstSignal(file) ?? {};
    const shape = data?.shape ?? [];
    if (data === undefined || group === undefined || shape.length === 0) {
      throw new InputError('E_SIGNAL_FILE', `${path} holds no signal as HyperSpy writes it. Analyse again.`);
    }
    requireMemory(path, `a signal of ${shape.join(' x ')}`, datasetBytes(data));
    const values = datasetValues(data);
    if (!(values instanceof Float64Array || values instanceof Float32Array || values instanceof Uint8Array)) {
      throw new InputError('E_SIGNAL_FILE', `${path} holds other numbers than are expected (${String(data.dtype)}).`);
    }
    const axes = shape.map((_, dimension) => {
      const { scale = 1, offset = 0 } = axisAttributes(group, dimension);
      return { scale: Number(scale), offset: Number(offset) };
    });
    return { shape, values, axes };
  });
}

/** The first signal of an open file; undefined where there is none. */
export function firstSignal(file: Hdf5File): { readonly group: Hdf5Group; readonly data: Hdf5Dataset } | undefined {
  const experiments = readMembers(file).groups.get('Experiments');
  const [group] = experiments ? readMembers(experiments).groups.values() : [];
  const data = group && readMembers(group).datasets.get('data');
  return data && { group, data };
}

/** What a signal says of one of its axes, in the order of the array. */
export function axisAttributes(group: Hdf5Group, dimension: number): Record<string, unknown> {
  const axis = readMembers(group).groups.get(`axis-${dimension}`);
  return Object.fromEntries(Object.entries(axis?.attrs ?? {}).map(([key, { value }]) => [key, value as unknown]));
}
