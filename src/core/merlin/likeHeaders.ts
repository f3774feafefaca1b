import {
  COUNTER_FIELD,
  LOCAL_TIME_FIELD,
  SEQUENCE_FIELD,
  SHUTTER_FIELD,
  areDecimals,
  isExtensionId
} from './frameFields';
import { readTimeUs } from './headerTime';

const COMMA = 0x2c;
const ZERO = 0x30;
/** Header length to layout, as FrameFormatText has them. */
const FORMAT_FIELDS = [2, 7] as const;
/** Behind the name of the header's extension stand time, exposure, depth. */
const EXPOSURE_AFTER_ID = 2;

/** Recognises headers that say the same as a first one, but for number and time: much faster than reading their fields. */
export class LikeHeaders {
  constructor(first: Uint8Array) {
    this.first = first.slice();
    const fields = fieldStarts(first);
    const id = fields.findIndex((start, field) => isExtensionId(first, start, (fields[field + 1] ?? 0) - 1));
    const exposure = id + EXPOSURE_AFTER_ID;
    const range = (from: number, to: number): number[] => [fields[from] ?? 0, (fields[to + 1] ?? first.length) - 1];
    this.number = fields[SEQUENCE_FIELD] ?? 0;
    this.numberEnd = (fields[SEQUENCE_FIELD + 1] ?? 1) - 1;
    [this.time, this.timeEnd] = id < 0 ? range(LOCAL_TIME_FIELD, LOCAL_TIME_FIELD) : range(id + 1, id + 1);
    this.decisive = Int32Array.from([
      // A frame that does not begin as one is none
      ...range(0, 0),
      ...range(...FORMAT_FIELDS),
      ...range(SHUTTER_FIELD, hasDecimalComma(first, fields) ? COUNTER_FIELD + 1 : COUNTER_FIELD),
      ...(id < 0 ? [] : [...range(id, id), ...range(exposure, exposure + 1)])
    ]);
  }

  /** Whether a header has a frame number, and all else that matters byte for byte as the first; false may be a false alarm. */
  matches(number: number, bytes: Uint8Array, offset: number): boolean {
    const { first, decisive } = this;
    for (let range = 0; range < decisive.length; range += 2) {
      for (let at = decisive[range]; at <= decisive[range + 1]; at++) {
        if (bytes[offset + at] !== first[at]) {
          return false;
        }
      }
    }
    let found = 0;
    for (let at = this.number; at < this.numberEnd; at++) {
      const digit = bytes[offset + at] - ZERO;
      if (digit < 0 || digit > 9) {
        return false;
      }
      found = found * 10 + digit;
    }
    return found === number && bytes[offset + this.numberEnd] === COMMA;
  }

  /** Start of the exposure of a header that matches, see FrameFields */
  timeUs(bytes: Uint8Array, offset: number): number {
    return readTimeUs(bytes, offset + this.time, offset + this.timeEnd);
  }

  private readonly first: Uint8Array;
  /** Byte with which the frame number begins, and the comma behind it */
  private readonly number: number;
  private readonly numberEnd: number;
  /** First byte of the time, and the one behind it */
  private readonly time: number;
  private readonly timeEnd: number;
  /** First and last byte of ranges of fields, the comma behind them included */
  private readonly decisive: Int32Array;
}

function hasDecimalComma(header: Uint8Array, fields: readonly number[]): boolean {
  const [shutter = 0, next = 0, end = 1] = fields.slice(SHUTTER_FIELD);
  return areDecimals(header, shutter, next, end - 1);
}

/** Byte with which each field begins, up to the NUL that ends the text. */
function fieldStarts(header: Uint8Array): number[] {
  const starts = [0];
  for (let at = 0; at < header.length && header[at] !== 0; at++) {
    if (header[at] === COMMA) {
      starts.push(at + 1);
    }
  }
  return starts;
}
