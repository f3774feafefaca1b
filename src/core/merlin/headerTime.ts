const ZERO = 0x30;
/** Year, month, day, hour, minute, second, fraction of a second. */
const PARTS = 7;
const YEAR_DIGITS = 4;
const MICROSECOND_DIGITS = 6;

const values = new Float64Array(PARTS);
const digits = new Uint8Array(PARTS);

/**
 * Reads a time of a frame header, `2021-04-15T13:43:02.396481181Z`, `2021-04-15 14:43:02.396481` or with the day first as
 * before April 2018, without allocating. A header has no time zone for the local time: then it is local time that is counted.
 *
 * @param end byte behind the text
 * @returns microseconds since 1970, to a quarter of one; NaN where it cannot be read
 */
export function readTimeUs(bytes: Uint8Array, start: number, end: number): number {
  if (readParts(bytes, start, end) < PARTS - 1) {
    return NaN;
  }
  const isYearFirst = digits[0] === YEAR_DIGITS;
  const [year, day] = isYearFirst ? [values[0], values[2]] : [values[2], values[0]];
  const seconds = ((daysSince1970(year, values[1], day) * 24 + values[3]) * 60 + values[4]) * 60 + values[5];
  return seconds * 1e6 + values[6] * 10 ** (MICROSECOND_DIGITS - digits[6]);
}

/** Fills values and digits with the numbers of the text. @returns how many there are */
function readParts(bytes: Uint8Array, start: number, end: number): number {
  values.fill(0);
  digits.fill(0);
  let part = -1;
  let inside = false;
  for (let at = start; at < end && part < PARTS; at++) {
    const digit = bytes[at] - ZERO;
    const isDigit = digit >= 0 && digit <= 9;
    if (isDigit) {
      part += inside ? 0 : 1;
      values[part] = values[part] * 10 + digit;
      digits[part]++;
    }
    inside = isDigit;
  }
  return part + 1;
}

/** Days from 1970-01-01 in the Gregorian calendar, with years that begin in March, so that the leap day is the last one. */
function daysSince1970(year: number, month: number, day: number): number {
  const marchYear = month > 2 ? year : year - 1;
  const dayOfYear = Math.floor((153 * ((month + 9) % 12) + 2) / 5) + day - 1;
  const leaps = Math.floor(marchYear / 4) - Math.floor(marchYear / 100) + Math.floor(marchYear / 400);
  return 365 * marchYear + leaps + dayOfYear - 719468;
}
