import { InputError } from '../errors';
import type { FrameLayout } from './frameLayout';
import { SEGMENT_WORDS } from './frameLayout';
import type { CountType, Unpack } from './pixelFormat';
import { located } from './where';

/** The counts of one converted frame, row by row from the top. */
export type FrameCounts = Uint8Array | Uint16Array | Uint32Array | BigUint64Array;

type PixelReader = (source: DataView, run: number, pixel: number, planeBytes: number) => number;

/**
 * One frame decoded pixel by pixel: for single frames, and as the plain statement of what the kernels do for many.
 *
 * @param payload the stored pixels, without header; bytes beyond `payloadBytes` are not looked at
 * @param where file name and frame, put in front of the sentence of an error
 * @returns detY x detX counts; 0 in the inserted cross
 * @throws InputError `E_FRAME_CUT` when the payload is shorter than the layout says
 */
export function decodeFrame(layout: FrameLayout, payload: Uint8Array, where?: string): FrameCounts {
  if (payload.length < layout.payloadBytes) {
    throw new InputError(
      'E_FRAME_CUT',
      located(
        where,
        `the frame should have ${layout.payloadBytes} bytes of pixels, but only ${payload.length} are there. The file is cut; the whole frames before this one can be used.`
      )
    );
  }
  const [detY, detX] = layout.shape;
  const source = new DataView(payload.buffer, payload.byteOffset, layout.payloadBytes);
  const { unpack, segments, payloadBytes } = layout;
  if (unpack === 'swap64') {
    const counts = new BigUint64Array(detY * detX);
    eachPixel(segments, (run, pixel, target) => {
      counts[target] = source.getBigUint64(run + pixel * 8);
    });
    return counts;
  }
  const counts = emptyCounts(layout.type, detY * detX);
  const read = readers[unpack];
  eachPixel(segments, (run, pixel, target) => {
    counts[target] = read(source, run, pixel, payloadBytes / 2);
  });
  return counts;
}

/** How pixel `pixel` of the run that begins at byte `run` is read; RAW counts pixels from the end of each 8-byte word. */
const readers: Record<Exclude<Unpack, 'swap64'>, PixelReader> = {
  copy8: (source, run, pixel) => source.getUint8(run + pixel),
  swap16: (source, run, pixel) => source.getUint16(run + pixel * 2),
  swap32: (source, run, pixel) => source.getUint32(run + pixel * 4),
  raw1: (source, run, pixel) => (source.getUint8(run + ((pixel >> 3) ^ 7)) >> (pixel & 7)) & 1,
  raw6: (source, run, pixel) => source.getUint8(run + (pixel ^ 7)),
  raw12: readRaw12,
  raw24: (source, run, pixel, planeBytes) =>
    readRaw12(source, run, pixel) * 4096 + readRaw12(source, run + planeBytes, pixel)
};

function readRaw12(source: DataView, run: number, pixel: number): number {
  return source.getUint16(run + (pixel ^ 3) * 2);
}

function eachPixel(segments: Uint32Array, visit: (run: number, pixel: number, target: number) => void): void {
  for (let at = 0; at < segments.length; at += SEGMENT_WORDS) {
    const [run, target, pixels, backward] = segments.subarray(at, at + SEGMENT_WORDS);
    const step = backward ? -1 : 1;
    for (let pixel = 0; pixel < pixels; pixel++) {
      visit(run, pixel, target + step * pixel);
    }
  }
}

function emptyCounts(type: CountType, pixels: number): Uint8Array | Uint16Array | Uint32Array {
  return type === 'uint8'
    ? new Uint8Array(pixels)
    : type === 'uint16'
      ? new Uint16Array(pixels)
      : new Uint32Array(pixels);
}
