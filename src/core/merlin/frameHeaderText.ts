import type { PixelType } from './pixelFormat';

/** What one frame header says; width and height are those of storage (see `storedShape`). */
export interface FrameHeaderFields {
  /** Frame number, from 1 */
  readonly sequence: number;
  readonly width: number;
  readonly height: number;
  readonly pixelType: PixelType;
  /** Counter depth in bits */
  readonly depth: number;
  readonly exposureNs: number;
  /** 1 (default) or 4 chips are known from files; other numbers follow the same rule */
  readonly chips?: number;
  /** 1x1 or 2x2 by default, after the number of chips */
  readonly layout?: string;
  /** Start of the exposure in ns since 1970, UTC */
  readonly utcNs?: bigint;
  readonly counter?: number;
  readonly colour?: boolean;
  readonly gain?: number;
  /** Up to eight thresholds in keV, the rest is written as 0 */
  readonly thresholdsKeV?: readonly number[];
  /** The header of RAW files of Merlin 0.67: neither thresholds nor DAC settings */
  readonly short?: boolean;
}

const DEFAULT_UTC_NS = 1618497782396481181n;
const THRESHOLDS = [2, 511];
// Settings of one chip as a real 3RX chip reports them, after the two thresholds
const DAC_BLOCK =
  '3RX,011,511,000,000,000,000,000,000,175,010,200,125,100,100,093,100,099,030,128,004,255,140,128,191,179,511,511';

/** Bytes of header before every frame: 384 with one chip, 128 more for each further chip. */
export function headerBytesOf(chips: number): number {
  return 256 + 128 * chips;
}

/**
 * A frame header as Merlin writes it: fields of fixed width separated by commas, a trailing comma, filled with NUL.
 *
 * @throws RangeError when the fields do not fit into the header
 */
export function formatFrameHeader(fields: FrameHeaderFields): Uint8Array {
  const chips = fields.chips ?? 1;
  const bytes = new Uint8Array(headerBytesOf(chips));
  const text = [
    ...commonFields(fields, chips, bytes.length),
    ...settings(fields, chips),
    ...extension(fields),
    ''
  ].join(',');
  if (text.length > bytes.length) {
    throw new RangeError(`A header of ${text.length} characters does not fit into ${bytes.length} bytes.`);
  }
  for (let at = 0; at < text.length; at++) {
    bytes[at] = text.charCodeAt(at);
  }
  return bytes;
}

function commonFields(fields: FrameHeaderFields, chips: number, headerBytes: number): string[] {
  return [
    'MQ1',
    digits(fields.sequence, 6),
    digits(headerBytes, 5),
    digits(chips, 2),
    digits(fields.width, 4),
    digits(fields.height, 4),
    fields.pixelType,
    (fields.layout ?? (chips === 4 ? '2x2' : `${chips}x1`)).padStart(6),
    (2 ** chips - 1).toString(16).toUpperCase().padStart(2, '0'),
    isoText(fields.utcNs ?? DEFAULT_UTC_NS)
      .slice(0, 26)
      .replace('T', ' '),
    (fields.exposureNs / 1e9).toFixed(6),
    String(fields.counter ?? 0),
    fields.colour ? '1' : '0',
    String(fields.gain ?? 0)
  ];
}

function settings({ short, thresholdsKeV = THRESHOLDS }: FrameHeaderFields, chips: number): string[] {
  if (short) {
    return [''];
  }
  const thresholds = Array.from({ length: 8 }, (_, index) =>
    (thresholdsKeV[index] ?? 0).toExponential(6).toUpperCase()
  );
  return [...thresholds, ...Array.from({ length: chips }, () => DAC_BLOCK)];
}

function extension({ utcNs, exposureNs, depth }: FrameHeaderFields): string[] {
  return ['MQ1A', `${isoText(utcNs ?? DEFAULT_UTC_NS)}Z`, `${Math.round(exposureNs)}ns`, String(depth)];
}

function digits(value: number, width: number): string {
  return String(value).padStart(width, '0');
}

/** 2021-04-15T13:43:02.396481181 */
function isoText(epochNs: bigint): string {
  const seconds = new Date(Number(epochNs / 1_000_000_000n) * 1000).toISOString().slice(0, 19);
  return `${seconds}.${digits(Number(epochNs % 1_000_000_000n), 9)}`;
}
