const COMMA = 0x2c;
/** The compared fields lie well within this many bytes. */
const MOST_TEXT = 128;

/**
 * The part of a header that must be the same in every frame of a file (header length, chips, width, height, pixel type,
 * layout: fields 3 to 8), compared as text.
 */
export class FrameFormatText {
  constructor(firstHeader: Uint8Array) {
    const start = afterCommas(firstHeader, 0, 2);
    this._text = firstHeader.slice(start, afterCommas(firstHeader, start, 6));
  }

  /** Whether the header at `offset` states the same format as the first one. */
  matches(bytes: Uint8Array, offset: number): boolean {
    const start = afterCommas(bytes, offset, 2);
    if (start + this._text.length > bytes.length) {
      return false;
    }
    for (let at = 0; at < this._text.length; at++) {
      if (bytes[start + at] !== this._text[at]) {
        return false;
      }
    }
    return true;
  }

  private readonly _text: Uint8Array;
}

/** Position after the given number of commas, at most 128 bytes on. */
function afterCommas(bytes: Uint8Array, from: number, commas: number): number {
  const limit = Math.min(bytes.length, from + MOST_TEXT);
  let at = from;
  for (let left = commas; at < limit && left > 0; at++) {
    if (bytes[at] === COMMA) {
      left--;
    }
  }
  return at;
}
