import { unpackBlosc } from './bloscChunk';
import { orderedBlocks } from './orderedBlocks';

/** Bytes before the metadata of a frame (c-blosc2, README_CFRAME_FORMAT.rst). */
const FIXED_HEADER = 87;
const MAGIC = 'b2frame\0';

/** A name, and the shapes of what HDF5 calls a chunk: whole, in chunks, in blocks. */
const SHAPES = 'b2nd';

interface Shapes {
  readonly chunk: readonly number[];
  readonly block: readonly number[];
}

/** The filter makes one of what HDF5 calls a chunk. */
const MOST_CHUNKS = 1024;
/** How much larger whole blocks may be than what is in them: eight dimensions of 3 in blocks of 2 are 10 times */
const MOST_PADDED = 16;

/**
 * Unpacks what the HDF5 filter Blosc2 writes for a chunk: a frame in one piece, with numbers of several dimensions cut into blocks.
 *
 * @param bytes that it must hold
 * @returns undefined when it is damaged, or packed in a way that is not known
 */
export function unpackBlosc2(packed: Uint8Array, bytes: number): Uint8Array | undefined {
  const frame = new DataView(packed.buffer, packed.byteOffset, packed.byteLength);
  if (frame.byteLength < FIXED_HEADER || text(frame, 2, MAGIC.length) !== MAGIC) {
    return undefined;
  }
  // Each number has a byte of its type before it, and is big-endian
  const header = frame.getInt32(11);
  const [whole, length] = [Number(frame.getBigInt64(30)), Number(frame.getBigInt64(39))];
  const element = frame.getInt32(48);
  if (!(header >= FIXED_HEADER && length >= 0 && header + length <= frame.byteLength && element > 0)) {
    return undefined;
  }
  const shapes = shapesIn(frame, header);
  if (whole !== (shapes ? blockBytes(shapes, element) : bytes) || whole > MOST_PADDED * bytes) {
    return undefined;
  }
  const chunks = unpackChunks(packed, { header, length, whole });
  const ordered = chunks && shapes ? orderedBlocks(chunks, shapes, element) : chunks;
  return ordered?.length === bytes ? ordered : undefined;
}

/** Bytes of all blocks: those at the edge are whole ones too. */
function blockBytes({ chunk, block }: Shapes, element: number): number {
  return chunk.reduce((product, size, at) => product * Math.ceil(size / block[at]) * block[at], element);
}

/** All chunks of a frame, one after another: where each begins stands, packed too, behind them. */
function unpackChunks(
  packed: Uint8Array,
  { header, length, whole }: { readonly header: number; readonly length: number; readonly whole: number }
): Uint8Array | undefined {
  const index = unpackBlosc(packed.subarray(header + length), 8 * MOST_CHUNKS);
  if (!index || index.length === 0 || index.length % 8 !== 0) {
    return undefined;
  }
  const all = new Uint8Array(whole);
  const starts = new DataView(index.buffer, index.byteOffset, index.byteLength);
  const count = index.length / 8;
  const usual = Math.ceil(whole / count);
  let to = 0;
  for (let chunk = 0; chunk < count; chunk++) {
    const start = starts.getBigInt64(8 * chunk, true);
    // A negative place stands for a chunk of zeros
    const plain =
      start < 0n
        ? new Uint8Array(Math.min(usual, whole - to))
        : unpackBlosc(packed.subarray(header + Number(start), header + length), whole - to);
    if (!plain) {
      return undefined;
    }
    all.set(plain, to);
    to += plain.length;
  }
  return to === whole ? all : undefined;
}

/** How a chunk of several dimensions is cut; undefined where it is not. */
function shapesIn(frame: DataView, header: number): Shapes | undefined {
  const end = Math.min(header, frame.byteLength);
  let at = FIXED_HEADER;
  while (at + 4 < end && text(frame, at, SHAPES.length) !== SHAPES) {
    at++;
  }
  // The name, a type and the place of its contents; there a type, a length, a list of seven, a version, the number of dimensions
  const content = at + SHAPES.length + 5 <= end ? frame.getInt32(at + SHAPES.length + 1) : -1;
  if (content < 0 || content + 8 > end) {
    return undefined;
  }
  const rank = frame.getUint8(content + 7);
  const list = (start: number, bytes: number): number[] =>
    Array.from({ length: rank }, (_, index) => frame.getInt32(start + 1 + index * (1 + bytes) + 1 + (bytes - 4)));
  const shape = content + 8;
  const chunk = shape + 1 + 9 * rank;
  const block = chunk + 1 + 5 * rank;
  return block + 1 + 5 * rank <= end ? { chunk: list(chunk, 4), block: list(block, 4) } : undefined;
}

function text(view: DataView, at: number, length: number): string {
  return String.fromCharCode(...new Uint8Array(view.buffer, view.byteOffset + at, length));
}
