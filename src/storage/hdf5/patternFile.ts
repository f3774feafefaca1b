import { InputError } from '../../core/errors';
import type { Hdf5Dataset, Hdf5File } from './hdf5';
import { inHdf5File } from './hdf5';
import { axisAttributes, firstSignal } from './signalFile';

/** A scan of patterns: (scan rows, scan columns, detector rows, detector columns). */
export interface PatternFile {
  readonly shape: readonly [number, number, number, number];
  /** Of the detector axes, rows first */
  readonly axes: readonly { readonly scale: number; readonly offset: number; readonly units?: string }[];
  /** Whole counts, as the transform writes corrected patterns; py4DSTEM writes fractions */
  readonly areCounts: boolean;
}

/** About so many values are read at a time. */
const SLAB_VALUES = 1 << 23;
/** Unsigned whole numbers, as the library names them */
const COUNTS = /^[<>|]?[BHIQ]$/;

/**
 * What a file in HyperSpy's layout holds; no pattern is read.
 *
 * @throws InputError `E_PATTERN_FILE` when it is no such file; those of `inHdf5File`
 */
export function describePatterns(path: string): Promise<PatternFile> {
  return inHdf5File(path, 'r', file => describe(path, file).described);
}

/**
 * Reads all patterns of a file of fractions, some positions of a scan row at a time.
 *
 * @param take is given the position of the first pattern, row-major, and the values of some patterns, one after another
 * @throws InputError as describePatterns, and where it holds other numbers
 */
export function readPatterns(
  path: string,
  take: (first: number, values: Float32Array | Float64Array) => void
): Promise<void> {
  return inHdf5File(path, 'r', file => {
    const { data, described } = describe(path, file);
    const [rows, columns, height, width] = described.shape;
    const atOnce = Math.max(1, Math.floor(SLAB_VALUES / (height * width)));
    for (let row = 0; row < rows; row++) {
      for (let column = 0; column < columns; column += atOnce) {
        const end = Math.min(columns, column + atOnce);
        const values = data.slice([[row, row + 1], [column, end], [], []]);
        if (!(values instanceof Float32Array || values instanceof Float64Array)) {
          throw new InputError(
            'E_PATTERN_FILE',
            `${path} holds other numbers than are expected (${String(data.dtype)}).`
          );
        }
        take(row * columns + column, values);
      }
    }
  });
}

function describe(path: string, file: Hdf5File): { data: Hdf5Dataset; described: PatternFile } {
  const { group, data } = firstSignal(file) ?? {};
  const shape = data?.shape ?? [];
  if (group === undefined || data === undefined || shape.length !== 4 || shape.some(size => size < 1)) {
    throw new InputError('E_PATTERN_FILE', `${path} holds no scan of patterns as HyperSpy writes it.`);
  }
  const [rows, columns, height, width] = shape;
  const axes = [2, 3].map(dimension => {
    const { scale = 1, offset = 0, units } = axisAttributes(group, dimension);
    return { scale: Number(scale), offset: Number(offset), ...(typeof units === 'string' && { units }) };
  });
  return {
    data,
    described: { shape: [rows, columns, height, width], axes, areCounts: COUNTS.test(String(data.dtype)) }
  };
}
