import { readTimeUs } from './headerTime';

const COMMA = 0x2c;
const DOT = 0x2e;
const ZERO = 0x30;
export const COUNTER_FIELD = 11;
export const SHUTTER_FIELD = 10;
export const SEQUENCE_FIELD = 1;
export const LOCAL_TIME_FIELD = 9;
const EXTENSION_ID = [0x4d, 0x51, 0x31, 0x41]; // MQ1A

/** What may change from frame to frame; NaN where the header does not say it. */
export interface FrameFields {
  sequence: number;
  exposureNs: number;
  /** Start of the exposure, µs since 1970: UTC, or local time where the header has no other */
  timeUs: number;
  counter: number;
  /** Counter depth in bits */
  depth: number;
}

export function emptyFrameFields(): FrameFields {
  return { sequence: NaN, exposureNs: NaN, timeUs: NaN, counter: NaN, depth: NaN };
}

/**
 * Reads the changing fields of one frame header, as `parseFrameHeader` would, without allocating: for scanning the
 * headers of a whole file. Nothing is checked; unreadable fields become NaN.
 *
 * @param offset byte with which the header begins; bytes past the end of `bytes` count as end of the header
 */
export function readFrameFields(bytes: Uint8Array, offset: number, headerBytes: number, out: FrameFields): void {
  out.sequence = out.exposureNs = out.timeUs = out.counter = out.depth = NaN;
  const limit = Math.min(offset + headerBytes, bytes.length);
  let field = 0;
  let start = offset;
  let extension = -1;
  let localTime = offset;
  let localTimeEnd = offset;
  let shutter = offset;
  let at = offset;
  for (; at < limit && bytes[at] !== 0; at++) {
    if (bytes[at] === COMMA) {
      if (field === SEQUENCE_FIELD) {
        out.sequence = integer(bytes, start, at);
      } else if (field === LOCAL_TIME_FIELD) {
        localTime = start;
        localTimeEnd = at;
      } else if (field === SHUTTER_FIELD) {
        out.exposureNs = secondsAsNs(bytes, start, at);
        shutter = start;
      } else if (field === COUNTER_FIELD && areDecimals(bytes, shutter, start, at)) {
        out.exposureNs = secondsAsNs(bytes, shutter, at);
        field--;
      } else if (field === COUNTER_FIELD) {
        out.counter = integer(bytes, start, at);
      } else if (field > COUNTER_FIELD && isExtensionId(bytes, start, at)) {
        extension = at + 1;
      }
      field++;
      start = at + 1;
    }
  }
  if (extension >= 0) {
    readExtension(bytes, extension, at, out);
  }
  if (Number.isNaN(out.timeUs)) {
    out.timeUs = readTimeUs(bytes, localTime, localTimeEnd);
  }
}

/** UTC time, exposure, depth: the exposure in ns replaces the shutter time of the common fields. */
function readExtension(bytes: Uint8Array, from: number, end: number, out: FrameFields): void {
  const timeEnd = fieldEnd(bytes, from, end);
  const exposure = timeEnd + 1;
  out.timeUs = readTimeUs(bytes, from, timeEnd);
  const exposureEnd = fieldEnd(bytes, exposure, end);
  const depth = exposureEnd + 1;
  const nanoseconds = integer(bytes, exposure, exposureEnd - 2);
  if (nanoseconds >= 0 && bytes[exposureEnd - 2] === 0x6e && bytes[exposureEnd - 1] === 0x73) {
    out.exposureNs = nanoseconds;
  }
  out.depth = integer(bytes, depth, fieldEnd(bytes, depth, end));
}

function fieldEnd(bytes: Uint8Array, from: number, end: number): number {
  let at = from;
  while (at < end && bytes[at] !== COMMA) {
    at++;
  }
  return at;
}

export function isExtensionId(bytes: Uint8Array, start: number, end: number): boolean {
  return (
    end - start === 4 &&
    bytes[start] === EXTENSION_ID[0] &&
    bytes[start + 1] === EXTENSION_ID[1] &&
    bytes[start + 2] === EXTENSION_ID[2] &&
    bytes[start + 3] === EXTENSION_ID[3]
  );
}

/** Digits only, up to 15 of them (exact in a double); otherwise NaN. */
function integer(bytes: Uint8Array, start: number, end: number): number {
  if (end <= start || end - start > 15) {
    return NaN;
  }
  let value = 0;
  for (let at = start; at < end; at++) {
    const digit = bytes[at] - ZERO;
    if (digit < 0 || digit > 9) {
      return NaN;
    }
    value = value * 10 + digit;
  }
  return value;
}

/**
 * Whether a field holds the decimals of the shutter time before it: where Windows writes decimals behind a comma, so does Merlin.
 * The counter, which stands there otherwise, has one digit.
 */
export function areDecimals(bytes: Uint8Array, shutter: number, start: number, end: number): boolean {
  return end - start > 1 && integer(bytes, shutter, start - 1) >= 0 && integer(bytes, start, end) >= 0;
}

/** Decimal seconds with up to nine decimals, as whole nanoseconds. */
function secondsAsNs(bytes: Uint8Array, start: number, end: number): number {
  let dot = start;
  while (dot < end && bytes[dot] !== DOT && bytes[dot] !== COMMA) {
    dot++;
  }
  const decimals = end - dot - 1;
  if (dot - start > 6 || decimals < 1 || decimals > 9) {
    return NaN;
  }
  return integer(bytes, start, dot) * 1e9 + integer(bytes, dot + 1, end) * 10 ** (9 - decimals);
}
