import { inflateSync } from 'node:zlib';

import type { GeoTIFF, GeoTIFFImage } from 'geotiff';

import { InputError } from '../../core/errors';
import { naming } from '../fileErrors';
import { requireFrameMemory } from '../memoryLimit';
import { readBytes } from '../regularFile';
import { unpackZstandard } from '../zstandard';
import { unpackLzw, unpackPackBits } from './unpackTiff';

/** One grey image. */
export interface GreyImage {
  /** Row-major, first row on top */
  readonly values: Float64Array;
  readonly shape: readonly [rows: number, columns: number];
  /** Images in the file */
  readonly pages: number;
}

/** An image of 8192 x 8192 pixels has half of that at 64 bit. */
const MOST_BYTES = 1 << 30;
/** A damaged file can lead from page to page in a ring. */
const MOST_PAGES = 100_000;

/** Compressions that are unpacked here, by their numbers in TIFF 6.0 and its supplement */
const UNPACK: readonly (readonly [codes: number[], unpack: (packed: Uint8Array, most: number) => Uint8Array])[] = [
  [[5], unpackLzw],
  [[32773], unpackPackBits],
  // The second number is that of those who came before the supplement
  [[8, 32946], (packed, most) => inflateSync(packed, { maxOutputLength: most })],
  [[50000], unpackZstandard]
];
const NOT_PACKED = 1;
const UNPACKED = [NOT_PACKED, ...UNPACK.flatMap(([codes]) => codes)];
/** Others, which change the counts or are unpacked without a limit; numbers of the Library of Congress's list of TIFF tags */
const NAMES: Readonly<Record<number, string>> = {
  2: 'CCITT RLE',
  3: 'CCITT fax 3',
  4: 'CCITT fax 4',
  6: 'JPEG',
  7: 'JPEG',
  34712: 'JPEG 2000',
  34887: 'LERC',
  34925: 'LZMA',
  50001: 'WebP',
  50002: 'JPEG XL'
};
/** Bytes that a strip may have beyond its pixels */
const SLACK = 1 << 16;

/** Whether a name is that of a TIFF file, by its ending. */
export function isTiff(path: string): boolean {
  return /\.tiff?$/i.test(path);
}

/**
 * An image of a TIFF file with one channel, in strips or tiles, of either byte order, compressed or not. Values of white-is-zero
 * images are left as they are stored.
 *
 * @param page counted from 1
 * @throws InputError `E_TIFF`, `E_TIFF_PAGE`, `E_TOO_LARGE`, `E_MEMORY`, and those of the file system
 */
export async function readTiff(path: string, page = 1): Promise<GreyImage> {
  const bytes = await naming(path, 'read', () => readBytes(path, MOST_BYTES));
  const file = await opened(path, bytes);
  const pages = await reading(path, () => pagesOf(file));
  if (page > pages) {
    const has = pages === 1 ? 'one page' : `${pages} pages`;
    throw new InputError(
      'E_TIFF_PAGE',
      `${path} has ${has}: there is no page ${page}. Give a page from 1 to ${pages}.`
    );
  }
  const image = await reading(path, () => file.getImage(page - 1));
  if (image.getSamplesPerPixel() !== 1 || Number(image.fileDirectory.getValue('PhotometricInterpretation') ?? 1) > 1) {
    throw refused(path, 'is a colour image.');
  }
  requireUnpacked(path, image);
  const shape = [image.getHeight(), image.getWidth()] as const;
  requireFrameMemory(path, shape, Float64Array.BYTES_PER_ELEMENT);
  return { values: await reading(path, () => valuesOf(image)), shape, pages };
}

/** @throws InputError `E_TIFF` that names what packed an image, where it is not unpacked */
function requireUnpacked(path: string, image: GeoTIFFImage): void {
  const code = Number(image.fileDirectory.getValue('Compression') ?? NOT_PACKED);
  if (!UNPACKED.includes(code)) {
    const name = NAMES[code] ?? `compression ${code}`;
    throw new InputError(
      'E_TIFF',
      `${path} is packed with ${name}, which is not unpacked here. Save it without compression, or with LZW, deflate, PackBits or Zstandard.`
    );
  }
}

/** The library is loaded when there is a TIFF to read. */
async function opened(path: string, bytes: Uint8Array): Promise<GeoTIFF> {
  const { addDecoder, BaseDecoder, fromArrayBuffer } = await import('geotiff');
  // In place of the library's own, which unpack without end what was made to fill the memory
  for (const [codes, unpack] of UNPACK) {
    addDecoder(codes, () =>
      Promise.resolve(
        class extends BaseDecoder {
          override decodeBlock(packed: ArrayBufferLike): ArrayBufferLike {
            const { tileWidth, tileHeight } = this.parameters;
            const most = Math.min(MOST_BYTES, SLACK + tileWidth * tileHeight * Float64Array.BYTES_PER_ELEMENT);
            return Uint8Array.from(unpack(new Uint8Array(packed), most)).buffer;
          }
        }
      )
    );
  }
  const isAll = bytes.byteLength === bytes.buffer.byteLength;
  const file = await reading(path, () => fromArrayBuffer((isAll ? bytes : bytes.slice()).buffer as ArrayBuffer));
  // Of what it reads later, version 3.0 takes numbers for little-endian whatever the file says
  file.parser.eager = true;
  return file;
}

async function pagesOf(file: GeoTIFF): Promise<number> {
  let pages = 1;
  let page = await file.requestIFD(0);
  while (page.nextIFDByteOffset !== 0 && pages < MOST_PAGES) {
    page = await file.requestIFD(pages++);
  }
  return pages;
}

async function valuesOf(image: GeoTIFFImage): Promise<Float64Array> {
  const [values] = await image.readRasters();
  return Float64Array.from(values as ArrayLike<number>);
}

/** What the library cannot read, or finds damaged, in words. */
async function reading<T>(path: string, read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (cause) {
    throw refused(path, 'is damaged, cut short, or no TIFF file of a kind that is read.', cause);
  }
}

function refused(path: string, what: string, cause?: unknown): InputError {
  return new InputError('E_TIFF', `${path} ${what} Save it as a TIFF of one channel, or as HDF5.`, { cause });
}
