import { InputError } from '../errors';
import type { InsertedCross } from './chipGap';
import type { FrameHeader } from './frameHeader';
import type { CountType, PixelType, Unpack } from './pixelFormat';
import { isRawQuad, storedBits } from './rawGeometry';
import type { StoredPicture } from './segmentTable';
import { segmentTable } from './segmentTable';
import { located } from './where';

/**
 * Where every stored run of pixels goes in the converted frame. Row flip, quad assembly and the gap cross are all in
 * the table, so that one loop decodes any frame.
 */
export interface FrameLayout {
  /** Rows and columns of the converted frame, cross included */
  readonly shape: readonly [detY: number, detX: number];
  readonly type: CountType;
  readonly unpack: Unpack;
  /** Bytes of header before the pixels of every frame */
  readonly headerBytes: number;
  /** Bytes of pixels of every frame */
  readonly payloadBytes: number;
  /** Runs in ascending source order, SEGMENT_WORDS words each: source byte in the payload, first target pixel, pixels, direction */
  readonly segments: Uint32Array;
  /** Rows and columns of the inserted cross, absent where none is inserted */
  readonly cross?: InsertedCross;
}

/** Words of one segment: source byte, target pixel of the first stored pixel, pixel count, 0 forward or 1 backward (columns reversed). */
export const SEGMENT_WORDS = 4;

/** Columns (and rows) of a quad of four chips without gap. */
const QUAD_SIDE = 512;
const CHIP_SIDE = QUAD_SIDE / 2;
/** The gap between the chips, in pixels, as the facility's converter inserts it: index 256 to 258. */
const CROSS_WIDTH = 3;
/** Pixels of one 64-bit word of 1-bit RAW: runs begin at whole words in every depth. */
const WORD_PIXELS = 64;

const TYPES: Record<Exclude<PixelType, 'R64'>, { type: CountType; unpack: Unpack }> = {
  U01: { type: 'uint8', unpack: 'copy8' },
  U08: { type: 'uint8', unpack: 'copy8' },
  U16: { type: 'uint16', unpack: 'swap16' },
  U32: { type: 'uint32', unpack: 'swap32' },
  U64: { type: 'uint64', unpack: 'swap64' }
};

const RAW_TYPES: Record<number, { type: CountType; unpack: Unpack }> = {
  1: { type: 'uint8', unpack: 'raw1' },
  6: { type: 'uint8', unpack: 'raw6' },
  12: { type: 'uint16', unpack: 'raw12' },
  24: { type: 'uint32', unpack: 'raw24' }
};

/**
 * How a frame with this header becomes a converted frame: rows reversed (the first stored row is the bottom of the picture),
 * RAW of a quad assembled from its four chips, and, with `cross`, three empty columns and rows where the chips of a
 * 512-wide quad meet (512 x 512 becomes 515 x 515).
 *
 * A quad read out with fewer rows gets the columns only: its columns are known to meet at 256, but which rows are
 * missing between the chips is not. Frames with a stored gap (2x2G, 514 wide), rows of chips (Nx1) and single chips
 * stay as they are.
 *
 * Runs of RAW are whole 64-bit words. In 24-bit RAW the source is a byte of the first (high) plane; the second plane begins
 * half a payload later.
 *
 * @param where file name, put in front of the sentence of an error
 * @throws InputError `E_RAW24_QUAD`, `E_RAW_DEPTH`, `E_RAW_SHAPE`
 */
export function frameLayout(header: FrameHeader, options: { cross: boolean }, where?: string): FrameLayout {
  const stored = header.pixelType === 'R64' ? rawPicture(header, where) : processedPicture(header);
  const withoutGap = stored.quad || /^2x2$/i.test(header.layout);
  const cross = options.cross && withoutGap ? crossOf(stored) : undefined;
  const { rows, columns } = stored;
  const target = {
    rows: rows + (cross && !cross.columnsOnly ? cross.width : 0),
    columns: columns + (cross?.width ?? 0)
  };
  const bits = storedBits(header);
  return {
    shape: [target.rows, target.columns],
    type: stored.type,
    unpack: stored.unpack,
    headerBytes: header.headerBytes,
    payloadBytes: (rows * columns * bits) / 8,
    segments: segmentTable(stored, bits / (stored.unpack === 'raw24' ? 16 : 8), target.columns, cross),
    cross
  };
}

/** 1 where the cross was inserted, 0 elsewhere, over the converted frame; undefined where no cross was inserted. */
export function crossMask({ shape: [detY, detX], cross }: FrameLayout): Uint8Array | undefined {
  if (!cross) {
    return undefined;
  }
  const { start, width, columnsOnly } = cross;
  const mask = new Uint8Array(detY * detX);
  for (let row = 0; row < detY; row++) {
    const whole = !columnsOnly && row >= start && row < start + width;
    mask.fill(1, row * detX + (whole ? 0 : start), row * detX + (whole ? detX : start + width));
  }
  return mask;
}

function processedPicture({ pixelType, width, height }: FrameHeader): StoredPicture {
  return { rows: height, columns: width, quad: false, ...TYPES[pixelType as Exclude<PixelType, 'R64'>] };
}

function rawPicture(header: FrameHeader, where: string | undefined): StoredPicture {
  const { depth, width, height } = header;
  const quad = isRawQuad(header);
  const types = RAW_TYPES[depth];
  if (!types) {
    throw new InputError(
      'E_RAW_DEPTH',
      located(
        where,
        `RAW frames have a counter depth of 1, 6, 12 or 24 bit, but the header says ${depth}. The file is damaged: copy it again from the microscope computer.`
      )
    );
  }
  if (quad && depth === 24) {
    throw new InputError(
      'E_RAW24_QUAD',
      located(
        where,
        'these are 24-bit RAW frames of a quad detector. How their two halves are interleaved is not documented, so they are not converted; switch RAW off in Merlin and take them as U32.'
      )
    );
  }
  const planes = depth === 24 ? 2 : 1;
  const runs = quad ? 4 : planes;
  if (width % (runs * WORD_PIXELS) !== 0) {
    throw new InputError(
      'E_RAW_SHAPE',
      located(
        where,
        `RAW frames of this kind have a width that is a multiple of ${runs * WORD_PIXELS}, but the header says ${width}. The file is damaged, or from a detector that is not known here: copy it again, or take the data with RAW switched off.`
      )
    );
  }
  return quad
    ? { rows: 2 * height, columns: width / 2, quad, ...types }
    : { rows: height, columns: width / planes, quad, ...types };
}

function crossOf({ rows, columns }: StoredPicture): InsertedCross | undefined {
  if (columns !== QUAD_SIDE) {
    return undefined;
  }
  const cross = { start: CHIP_SIDE, width: CROSS_WIDTH };
  return rows === QUAD_SIDE ? cross : { ...cross, columnsOnly: true };
}
