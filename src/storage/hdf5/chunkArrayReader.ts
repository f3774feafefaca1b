import type { ChunkPlace } from './chunkPlace';
import { chunkPlace } from './chunkPlace';
import type { FileBytes } from './fileBytes';
import { littleEndian } from './littleEndian';
import { lookup3 } from './lookup3';
import { UNDEFINED_ADDRESS } from './superblock';

const HEADER_BYTES = 28;
const CHECKSUM_BYTES = 4;
/** Of an element of filtered chunks, without the size of the chunk: address and filter mask */
const FIXED_BYTES = 12;
const FILTERED = 1;

/**
 * Reads a fixed array of filtered chunks (HDF5 File Format Specification, VII.C), the index that HDF5's newer format has for
 * datasets that cannot grow. Checksums, addresses and sizes are checked, so a damaged one ends with `E_HDF5_DAMAGED`.
 */
export class ChunkArrayReader {
  /**
   * @param address of the array's header
   * @param chunks of the dataset
   * @throws InputError `E_HDF5_UNSUPPORTED` where the array has another number of chunks, as that of a dataset that may grow
   */
  constructor(
    private readonly file: FileBytes,
    address: number,
    private readonly chunks: number
  ) {
    const head = this.checked(address, HEADER_BYTES, 'FAHD');
    const [elementBytes, pageBits] = [head.getUint8(6), head.getUint8(7)];
    const elements = Number(head.getBigUint64(8, true));
    this.sizeBytes = elementBytes - FIXED_BYTES;
    if (head.getUint8(4) !== 0 || head.getUint8(5) !== FILTERED) {
      throw file.unsupported('the index of its chunks is a fixed array of another kind');
    }
    if (elements !== chunks) {
      throw file.unsupported(`the index of its chunks is made for ${elements} of them, and there are ${chunks}`);
    }
    if (this.sizeBytes < 1 || this.sizeBytes > 8 || pageBits > 31) {
      throw file.damaged(`the index of its chunks has elements of ${elementBytes} bytes`);
    }
    const block = head.getBigUint64(16, true);
    this.block = block === UNDEFINED_ADDRESS ? undefined : Number(block);
    this.elementBytes = elementBytes;
    this.pageElements = 2 ** pageBits;
  }

  /** Looks one chunk up. Undefined for an absent chunk, which reads as the fill value. */
  find(index: number): ChunkPlace | undefined {
    if (!(index >= 0 && index < this.chunks)) {
      throw new RangeError(`There is no chunk ${index}: the dataset has ${this.chunks}.`);
    }
    const page = this.page(Math.floor(index / this.pageElements));
    return page && this.place(page, (index % this.pageElements) * this.elementBytes);
  }

  /** Elements of a page; undefined for one that was never written. The last one is kept, as chunks are asked for in order. */
  private page(number: number): DataView | undefined {
    if (this.last?.number !== number) {
      this.last = { number, elements: this.readPage(number) };
    }
    return this.last.elements;
  }

  private readPage(number: number): DataView | undefined {
    const { block, pageElements, elementBytes, chunks } = this;
    if (block === undefined) {
      return undefined;
    }
    const prefix = 14;
    if (chunks <= pageElements) {
      const whole = this.checked(block, prefix + chunks * elementBytes + CHECKSUM_BYTES, 'FADB');
      return new DataView(whole.buffer, prefix, chunks * elementBytes);
    }
    const pages = Math.ceil(chunks / pageElements);
    // One bit for each page that was written, the highest of a byte first
    const head = prefix + Math.ceil(pages / 8) + CHECKSUM_BYTES;
    const written = this.checked(block, head, 'FADB').getUint8(prefix + (number >> 3)) & (0x80 >> (number & 7));
    if (!written) {
      return undefined;
    }
    const at = block + head + number * (pageElements * elementBytes + CHECKSUM_BYTES);
    const elements = Math.min(pageElements, chunks - number * pageElements);
    return this.checked(at, elements * elementBytes + CHECKSUM_BYTES);
  }

  private place(page: DataView, at: number): ChunkPlace | undefined {
    const address = page.getBigUint64(at, true);
    if (address === UNDEFINED_ADDRESS) {
      return undefined;
    }
    const size = littleEndian(page, at + 8, this.sizeBytes);
    return chunkPlace(this.file, Number(address), size, page.getUint32(at + 8 + this.sizeBytes, true));
  }

  private checked(address: number, bytes: number, signature = ''): DataView {
    const view = this.file.read(address, bytes, 'the index of its chunks');
    const all = new Uint8Array(view.buffer, view.byteOffset, bytes);
    if (new TextDecoder().decode(all.subarray(0, signature.length)) !== signature) {
      throw this.file.damaged(`there is no index of its chunks at byte ${address}`);
    }
    if (lookup3(all.subarray(0, bytes - CHECKSUM_BYTES)) !== view.getUint32(bytes - CHECKSUM_BYTES, true)) {
      throw this.file.damaged('the index of its chunks does not have its checksum');
    }
    return view;
  }

  private readonly block: number | undefined;
  private readonly elementBytes: number;
  /** Bytes of the size of a chunk */
  private readonly sizeBytes: number;
  private readonly pageElements: number;
  private last: { readonly number: number; readonly elements: DataView | undefined } | undefined;
}
