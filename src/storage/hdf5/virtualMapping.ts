import { lookup3 } from './lookup3';

/** One block of a source dataset and the block of the virtual dataset it fills, in the same row-major order. */
interface Mapping {
  source: Selection;
  target: Selection;
}

/** First and last index of a block in every dimension; `all` is the whole dataset. */
type Selection = 'all' | { start: number[]; end: number[] };

/**
 * Mappings of frames [scanY, scanX, detY, detX] onto a list of frames, one per scan row.
 *
 * A single mapping of the whole array is as fast for single frames, but HDF5 then matches blocks of frames detector row by
 * detector row: with h5py, 100 frames of 515 x 515 over the end of a scan row took 4.3 s instead of 0.05 s.
 */
export function frameMappings(shape: readonly number[]): Mapping[] {
  if (shape.length === 3) {
    return [{ source: 'all', target: 'all' }];
  }
  const [rows, columns, ...detector] = shape;
  const last = detector.map(size => size - 1);
  return Array.from({ length: rows }, (_, row) => ({
    source: { start: [row, 0, 0, 0], end: [row, columns - 1, ...last] },
    target: { start: [row * columns, 0, 0], end: [(row + 1) * columns - 1, ...last] }
  }));
}

/**
 * The block of a virtual dataset in the global heap (HDF5 File Format Specification, "Virtual Dataset" under the data layout message):
 * version 0, number of mappings, per mapping file name, dataset name, source and virtual selection, then a checksum.
 */
export function virtualBlock(file: string, dataset: string, mappings: readonly Mapping[]): Uint8Array {
  const head = new Uint8Array(9);
  new DataView(head.buffer).setBigUint64(1, BigInt(mappings.length), true);
  const names = new TextEncoder().encode(`${file}\0${dataset}\0`);
  const parts = [head, ...mappings.flatMap(({ source, target }) => [names, selection(source), selection(target)])];
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 4));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  new DataView(bytes.buffer).setUint32(at, lookup3(bytes.subarray(0, at)), true);
  return bytes;
}

/** A serialized selection (HDF5 File Format Specification, "Dataspace Selection"): type 3 "all", or type 2 a hyperslab of one block, version 1. */
function selection(selection: Selection): Uint8Array {
  if (selection === 'all') {
    return new Uint8Array(Uint32Array.of(3, 1, 0, 0).buffer);
  }
  const { start, end } = selection;
  const length = 8 + 8 * start.length;
  return new Uint8Array(Uint32Array.of(2, 1, 0, length, start.length, 1, ...start, ...end).buffer);
}
