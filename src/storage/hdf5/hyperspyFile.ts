import type { CountType } from '../../core/merlin/pixelFormat';
import { Booleans, objectAddress } from './booleans';
import { withFileBytes } from './fileBytes';
import type { ChunkCompression, Filter } from './filterPipeline';
import { FILTER_PLACE_VALUES, filterMessage, filtersOf } from './filterPipeline';
import type { Hdf5Group } from './hdf5';
import { inHdf5File } from './hdf5';
import type { HyperSpyTree } from './hyperspyTree';
import { writeHyperSpyTree } from './hyperspyTree';
import { MESSAGE, readMessages, rewriteBody } from './objectHeader';

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

/** What a file holds besides its frames. */
export interface HyperSpySpec {
  /** [scanY, scanX, detY, detX], or [frames, detY, detX] */
  shape: number[];
  type: CountType;
  /** One for every dimension */
  axes: HyperSpyAxis[];
  compression: ChunkCompression;
  /** Entries of metadata/Signal, such as signal_type */
  signal: HyperSpyTree;
  /** original_metadata: what the instrument said, and provenance */
  original: HyperSpyTree;
  /** metadata/General/title */
  title?: string;
}

/** Version of HyperSpy's layout that is written. */
const FILE_FORMAT_VERSION = '3.3';
/** The layout came with HyperSpy 2. */
const PACKAGE_VERSION = '2.0';

const EMPTY = { uint8: Uint8Array, uint16: Uint16Array, uint32: Uint32Array, uint64: BigUint64Array };

/**
 * Creates a file in HyperSpy's layout 3.3 with everything but the frames: the dataset has its shape and one chunk per
 * frame, but no chunk, and reads as zeros. Chunks are written behind the end of the file, packed as `compression` says
 * (gzip: byte shuffle, then zlib), and entered with `writeChunkIndex`.
 *
 * @param path replaced when it exists
 * @throws InputError `E_HDF5_WRITE` or a file error when it cannot be written
 */
export async function createHyperSpyFile(path: string, spec: HyperSpySpec): Promise<void> {
  const { shape, axes } = spec;
  if (shape.length < 3 || axes.length !== shape.length || axes.some(({ size }, index) => size !== shape[index])) {
    throw new RangeError(
      `Axes of sizes ${axes.map(({ size }) => size).join(', ')} do not fit shape ${shape.join(', ')}.`
    );
  }
  const booleans = new Booleans();
  const filters = filtersOf(spec.compression, spec.type);
  const data = await inHdf5File(path, 'w', file => {
    writeHyperSpyTree(file, { file_format: 'HyperSpy', file_format_version: FILE_FORMAT_VERSION }, booleans);
    const group = file.create_group('Experiments').create_group('__unnamed__');
    writeHyperSpyTree(group, experiment(spec), booleans);
    axes.forEach((axis, index) => writeAxis(group.create_group(`axis-${index}`), axis, booleans));
    return createEmptyDataset(group, spec, filters);
  });
  booleans.finish(path);
  if (filters.length > 0) {
    declareFilters(path, data, filters);
  }
}

function experiment({ signal, original, title }: HyperSpySpec): HyperSpyTree {
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
function writeAxis(
  group: Hdf5Group,
  { name, units, scale, offset, size, navigate }: HyperSpyAxis,
  booleans: Booleans
): void {
  writeHyperSpyTree(
    group,
    { _type: 'UniformDataAxis', name: name ?? null, units: units ?? null, size, navigate, is_binned: false },
    booleans
  );
  group.create_attribute('scale', scale, [], '<d');
  group.create_attribute('offset', offset, [], '<d');
}

/**
 * A chunked dataset without chunks: created with no frames, which writes nothing, then enlarged. The filter is only a
 * place of the right length for those of `filters`, which HDF5 itself may not know.
 *
 * @returns address of its object header
 */
function createEmptyDataset(group: Hdf5Group, { shape, type }: HyperSpySpec, filters: Filter[]): number {
  const frame = shape.slice(-2);
  const scan = shape.slice(0, -2);
  const dataset = group.create_dataset({
    name: 'data',
    data: new EMPTY[type](0),
    shape: [...scan.map(() => 0), ...frame],
    maxshape: shape,
    chunks: [...scan.map(() => 1), ...frame],
    ...(filters.length > 0 && {
      compression: 1,
      compression_opts: Array.from({ length: FILTER_PLACE_VALUES }, () => 0)
    })
  });
  dataset.resize(shape);
  return objectAddress(dataset);
}

function declareFilters(path: string, dataset: number, filters: Filter[]): void {
  withFileBytes(path, 'r+', file => {
    const message = readMessages(file, dataset).find(({ type }) => type === MESSAGE.filters);
    if (message === undefined) {
      throw file.damaged('the filter pipeline that was just written is not there');
    }
    rewriteBody(file, message, filterMessage(filters));
  });
}
