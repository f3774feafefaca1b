import type { CountType } from '../../core/merlin/pixelFormat';
import { pixelBytes } from '../../core/merlin/pixelFormat';
import type { ChunkTable } from './chunkTable';
import { integerType } from './write/elementType';
import type { DatasetNode, GroupNode } from './write/node';
import { chunk, group, placed } from './write/node';
import { completeReserved, createFile } from './write/createFile';
import type { ChunkCompression } from './filterPipeline';
import { filtersOf } from './filterPipeline';
import type { HyperSpyTree } from './hyperspyTree';
import type { NumberArray } from './numberArray';
import { hyperSpyGroup } from './hyperspyTree';

export type { ChunkCompression } from './filterPipeline';
export type { HyperSpyTree, HyperSpyValue } from './hyperspyTree';

/** One dimension of the data, in the order of the array: scan rows, scan columns, detector rows, detector columns. */
export interface HyperSpyAxis {
  name?: string;
  units?: string;
  /** Step per index, in `units` */
  scale: number;
  /** Value at index 0, in `units` */
  offset: number;
  size: number;
  /** True for scan (navigation) dimensions */
  navigate: boolean;
}

/** What a file says of its data. */
export interface HyperSpyDescription {
  /** One for every dimension */
  axes: HyperSpyAxis[];
  /** Entries of metadata/Signal, such as signal_type */
  signal: HyperSpyTree;
  /** original_metadata: what the instrument said, and provenance */
  original: HyperSpyTree;
  /** metadata/General/title */
  title?: string;
}

/** What a file holds besides its frames. */
export interface HyperSpySpec extends HyperSpyDescription {
  /** [scanY, scanX, detY, detX], or [frames, detY, detX] */
  shape: number[];
  type: CountType;
  compression: ChunkCompression;
}

/** Version of HyperSpy's layout that is written. */
const FILE_FORMAT_VERSION = '3.3';
/** The layout came with HyperSpy 2. */
const PACKAGE_VERSION = '2.0';

/**
 * Completes a file in HyperSpy's layout 3.3 around the frames that it holds already, one chunk each, packed as `compression` says (gzip:
 * byte shuffle, then zlib).
 *
 * @param path made by `createReserved`
 * @param table where each chunk is; absent ones read as zeros
 * @param end byte behind the last chunk
 * @param others what else stands in the root
 * @throws InputError a file error when it cannot be written
 */
export function completeHyperSpyFile(
  path: string,
  spec: HyperSpySpec,
  table: ChunkTable,
  end: number,
  others: GroupNode['members'] = {}
): void {
  const { shape, type, axes, compression } = spec;
  if (shape.length < 3 || axes.length !== shape.length || axes.some(({ size }, index) => size !== shape[index])) {
    throw new RangeError(
      `Axes of sizes ${axes.map(({ size }) => size).join(', ')} do not fit shape ${shape.join(', ')}.`
    );
  }
  const frame = shape.map((size, dimension) => (dimension < shape.length - 2 ? 1 : size));
  const data = placed(integerType(pixelBytes(type), false), shape, frame, table, filtersOf(compression, type));
  completeReserved(path, hyperSpyRoot(spec, data, others), end);
}

/**
 * Writes a file in HyperSpy's layout 3.3 with all its data, which are in one chunk: HyperSpy's lazy loading wants chunks.
 *
 * @param values row-major, of the sizes of the axes
 * @param path replaced when it exists
 * @throws InputError a file error when it cannot be written
 */
export function writeHyperSpyFile(path: string, values: NumberArray, description: HyperSpyDescription): void {
  const shape = description.axes.map(({ size }) => size);
  if (values.length !== shape.reduce((product, size) => product * size, 1)) {
    throw new RangeError(`${values.length} values do not fill axes of sizes ${shape.join(', ')}.`);
  }
  createFile(path, hyperSpyRoot(description, chunk(values, shape)));
}

/**
 * The root of a file in HyperSpy's layout 3.3.
 *
 * @param others what else stands in the root
 */
export function hyperSpyRoot(
  description: HyperSpyDescription,
  data: DatasetNode,
  others: GroupNode['members'] = {}
): GroupNode {
  const { attributes, members } = hyperSpyGroup(experiment(description));
  const axisGroups = description.axes.map((axis, index): [string, GroupNode] => [`axis-${index}`, axisGroup(axis)]);
  const unnamed = group(attributes, { ...members, ...Object.fromEntries(axisGroups), data });
  return group(
    { file_format: 'HyperSpy', file_format_version: FILE_FORMAT_VERSION },
    { Experiments: group({}, { __unnamed__: unnamed }), ...others }
  );
}

function experiment({ signal, original, title }: HyperSpyDescription): HyperSpyTree {
  return {
    package: 'hyperspy',
    package_version: PACKAGE_VERSION,
    metadata: {
      General: { title: title ?? '' },
      Signal: { signal_type: '', ...signal },
      _HyperSpy: {
        Folding: { original_axes_manager: null, original_shape: null, signal_unfolded: false, unfolded: false }
      }
    },
    original_metadata: original,
    learning_results: {},
    attributes: { _lazy: false, ragged: false }
  };
}

/** An axis, its scale and offset as floats even when they are whole numbers. */
function axisGroup({ name, units, scale, offset, size, navigate }: HyperSpyAxis): GroupNode {
  const { attributes } = hyperSpyGroup({
    _type: 'UniformDataAxis',
    name: name ?? null,
    units: units ?? null,
    size,
    navigate,
    is_binned: false
  });
  return group({ ...attributes, scale, offset });
}
