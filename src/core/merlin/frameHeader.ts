import { InputError } from '../errors';
import { SHUTTER_FIELD } from './frameFields';
import type { PixelType } from './pixelFormat';
import { located } from './where';
import { quoted } from './quoted';

/** What the header of one Merlin frame says. */
export interface FrameHeader {
  /** Format id, MQ1 */
  id: string;
  /** Frame number, from 1 */
  sequence: number;
  /** Bytes before the pixels */
  headerBytes: number;
  chips: number;
  /** Columns and rows as stored; RAW of a quad lays its chips side by side, 24-bit RAW doubles the width */
  width: number;
  height: number;
  pixelType: PixelType;
  /** Arrangement of the chips: 1x1, 2x2, Nx1; a trailing G means that columns of the gap are stored */
  layout: string;
  /** Bit mask of the chips in use */
  chipSelect: number;
  /** As written, without time zone; day first before April 2018 */
  localTime: string;
  /** Exposure in ns; of files without the extension fields, the shutter time, which has microseconds */
  exposureNs?: number;
  /** Which of the two counters, 0 or 1 */
  counter: number;
  colour: boolean;
  /** 0 super-low, 1 low, 2 high, 3 super-high */
  gain: number;
  /** Absent thresholds (short headers) leave the list empty */
  thresholdsKeV: number[];
  /** ISO 8601 with nanoseconds */
  utc?: string;
  /** Counter depth in bits */
  depth: number;
}

/** Enough for the header of any number of chips that Merlin reads out. */
export const MAX_HEADER_BYTES = 8192;
const MIN_HEADER_BYTES = 128;
const MAX_SIDE = 8192;
const MAX_CHIPS = 32;
const MAX_DEPTH = 64;
const COMMON_FIELDS = 14;
const MAX_THRESHOLDS = 8;
const PIXEL_TYPES: readonly PixelType[] = ['U01', 'U08', 'U16', 'U32', 'U64', 'R64'];
// Counter depth of processed types, for files that end before the extension fields
const USUAL_DEPTH: Partial<Record<PixelType, number>> = { U01: 1, U08: 6, U16: 12, U32: 24, U64: 48 };

/**
 * Reads the header of the frame that begins with `bytes`.
 *
 * The header is ASCII, fields separated by commas, filled with NUL. The first 14 fields are found by their number, the
 * extension (id MQ1A, UTC time, exposure in ns, counter depth) from the end, since the settings in between differ
 * with the number of chips and are missing in the short headers of Merlin 0.67.
 *
 * @param bytes at least the whole header; what follows is not looked at
 * @param where file name and frame, put in front of the sentence of an error
 * @throws InputError `E_NOT_MIB`, `E_HEADER_CUT`, `E_HEADER_FIELD`, `E_PIXEL_TYPE`, `E_COLOUR`
 */
export function parseFrameHeader(bytes: Uint8Array, where?: string): FrameHeader {
  refuseForeign(bytes, where);
  const headerBytes = statedHeaderBytes(bytes, where);
  const fields = headerFields(bytes.subarray(0, headerBytes), where);
  const integer = (index: number, name: string, smallest: number, largest: number): number =>
    integerIn(fields[index], `field ${index + 1} (${name})`, smallest, largest, where);

  const pixelType = knownPixelType(fields[6], where);
  const extension = extensionFields(fields);
  refuseColour(fields[12], where);
  return {
    id: fields[0],
    sequence: integer(1, 'frame number', 0, 1e12),
    headerBytes,
    chips: integer(3, 'number of chips', 1, MAX_CHIPS),
    width: integer(4, 'width', 1, MAX_SIDE),
    height: integer(5, 'height', 1, MAX_SIDE),
    pixelType,
    layout: knownLayout(fields[7], where),
    chipSelect: parseInt(fields[8], 16) || 0,
    localTime: fields[9],
    exposureNs: exposure(extension?.exposure, fields[10]),
    counter: integer(11, 'counter', 0, 1),
    colour: fields[12] === '1',
    gain: integer(13, 'gain', 0, 3),
    thresholdsKeV: thresholds(fields),
    utc: extension?.utc || undefined,
    depth: counterDepth(extension?.depth, pixelType, where)
  };
}

function refuseForeign(bytes: Uint8Array, where: string | undefined): void {
  if (bytes.length === 0) {
    throw new InputError('E_NOT_MIB', located(where, 'the file is empty; no frame was written.'));
  }
  const beginning = latin1(bytes.subarray(0, 4));
  if (beginning !== 'MQ1,') {
    throw new InputError(
      'E_NOT_MIB',
      located(
        where,
        `a Merlin frame begins with "MQ1,", but here stands ${quoted(beginning)}. Choose a .mib file written by Merlin.`
      )
    );
  }
}

/** Field 3 says where the pixels begin; the text may fill the header to that byte or end earlier with NUL. */
function statedHeaderBytes(bytes: Uint8Array, where: string | undefined): number {
  const [, , text = ''] = latin1(bytes.subarray(0, MIN_HEADER_BYTES)).split(',', 3);
  const stated = integerIn(text, 'field 3 (bytes of header)', MIN_HEADER_BYTES, MAX_HEADER_BYTES, where);
  if (bytes.length < stated) {
    throw new InputError(
      'E_HEADER_CUT',
      located(
        where,
        `the frame header should take ${stated} bytes, but only ${bytes.length} are there. The file is cut: copy it again, or wait until the acquisition has ended.`
      )
    );
  }
  return stated;
}

function headerFields(header: Uint8Array, where: string | undefined): string[] {
  const end = header.indexOf(0);
  const fields = latin1(end < 0 ? header : header.subarray(0, end))
    .split(',')
    .map(field => field.trim());
  joinDecimals(fields);
  if (fields.length < COMMON_FIELDS) {
    throw new InputError(
      'E_HEADER_CUT',
      located(
        where,
        `the frame header ends after ${fields.length} of at least ${COMMON_FIELDS} fields. The file is damaged; copy it again from the microscope computer.`
      )
    );
  }
  return fields;
}

/** See `areDecimals`. */
function joinDecimals(fields: string[]): void {
  const [whole = '', decimals = ''] = fields.slice(SHUTTER_FIELD);
  if (/^\d+$/.test(whole) && /^\d{2,}$/.test(decimals)) {
    fields.splice(SHUTTER_FIELD, 2, `${whole}.${decimals}`);
  }
}

function integerIn(text: string, name: string, smallest: number, largest: number, where: string | undefined): number {
  const value = /^\d{1,15}$/.test(text) ? Number(text) : NaN;
  if (!(value >= smallest && value <= largest)) {
    throw new InputError(
      'E_HEADER_FIELD',
      located(
        where,
        `${name} of the frame header must be a whole number from ${smallest} to ${largest}, but it is ${quoted(text.slice(0, 40))}. The file is damaged or not from Merlin: copy it again from the microscope computer.`
      )
    );
  }
  return value;
}

function knownPixelType(text: string, where: string | undefined): PixelType {
  const type = PIXEL_TYPES.find(known => known === text);
  if (!type) {
    throw new InputError(
      'E_PIXEL_TYPE',
      located(
        where,
        `the pixel type ${quoted(text.slice(0, 40))} is not known; ${PIXEL_TYPES.join(', ')} can be read. Copy the file again from the microscope computer, or choose one written by Merlin.`
      )
    );
  }
  return type;
}

function knownLayout(text: string, where: string | undefined): string {
  if (!/^(\d{1,2}|N)x\d{1,2}G?$/i.test(text)) {
    throw new InputError(
      'E_HEADER_FIELD',
      located(
        where,
        `field 8 (arrangement of the chips) of the frame header must be like 1x1, 2x2 or 2x2G, but it is ${quoted(text.slice(0, 40))}. The file is damaged or not from Merlin: copy it again from the microscope computer.`
      )
    );
  }
  return text;
}

function refuseColour(text: string, where: string | undefined): void {
  if (text === '1') {
    throw new InputError(
      'E_COLOUR',
      located(
        where,
        'the frames were taken in colour mode (several energy channels per pixel), which cannot be converted. Take the data in mono mode.'
      )
    );
  }
}

function extensionFields(fields: string[]): { utc: string; exposure: string; depth: string } | undefined {
  const id = fields.lastIndexOf('MQ1A');
  return id < 0
    ? undefined
    : { utc: fields[id + 1] ?? '', exposure: fields[id + 2] ?? '', depth: fields[id + 3] ?? '' };
}

function exposure(nanoseconds: string | undefined, seconds: string): number | undefined {
  if (nanoseconds && /^\d{1,15}ns$/.test(nanoseconds)) {
    return Number(nanoseconds.slice(0, -2));
  }
  return /^\d{1,6}\.\d{1,9}$/.test(seconds) ? Math.round(Number(seconds) * 1e9) : undefined;
}

function counterDepth(text: string | undefined, type: PixelType, where: string | undefined): number {
  const usual = USUAL_DEPTH[type];
  return !text && usual ? usual : integerIn(text ?? '', 'the last field (counter depth)', 1, MAX_DEPTH, where);
}

/** The thresholds end where the settings of the first chip (3RX) or the extension (MQ1A) begin. */
function thresholds(fields: string[]): number[] {
  const found: number[] = [];
  for (const text of fields.slice(COMMON_FIELDS, COMMON_FIELDS + MAX_THRESHOLDS)) {
    if (!/^\d+(\.\d+)?(E[+-]?\d{1,3})?$/i.test(text)) {
      break;
    }
    found.push(Number(text));
  }
  return found;
}

function latin1(bytes: Uint8Array): string {
  return String.fromCharCode(...bytes);
}
