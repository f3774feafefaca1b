const COMMA = 0x2c;
/** The compared fields lie well within this many bytes. */
const MOST_TEXT = 128;

/**
 * The part of a header that must be the same in every frame of a file (header length, chips, width, height, pixel type,
 * layout: fields 3 to 8), compared as text, and what it begins with.
 */
export class FrameFormatText {
  constructor(firstHeader: Uint8Array) {
    this._name = firstHeader.slice(0, afterCommas(firstHeader, 0, 1));
    const start = afterCommas(firstHeader, 0, 2);
    this._text = firstHeader.slice(start, afterCommas(firstHeader, start, 6));
  }

  /** Whether a frame begins at `offset` whose header states the same format as the first one. */
  matches(bytes: Uint8Array, offset: number): boolean {
    return isAt(bytes, offset, this._name) && isAt(bytes, afterCommas(bytes, offset, 2), this._text);
  }

  /** What every frame begins with, MQ1 */
  private readonly _name: Uint8Array;
  private readonly _text: Uint8Array;
}

function isAt(bytes: Uint8Array, offset: number, text: Uint8Array): boolean {
  if (offset + text.length > bytes.length) {
    return false;
  }
  for (let at = 0; at < text.length; at++) {
    if (bytes[offset + at] !== text[at]) {
      return false;
    }
  }
  return true;
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
