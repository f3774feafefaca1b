/** Shortest match of the format, and the bytes at the end where none may start or reach. */
const MIN_MATCH = 4;
const LAST_START = 13;
const LAST_LITERALS = 5;

/**
 * LZ4 block of a bit-shuffled block. Planes of counts are runs of equal bytes with few others between, so runs are the
 * only matches looked for. A run of zeros no longer than the longest before it is copied from there; any other run
 * repeats its own first byte (offset 1).
 */
export function encodeRuns(source: Uint8Array): number[] {
  const out: number[] = [];
  let anchor = 0;
  let zeros = 0;
  let zerosLength = 0;
  for (let p = 0; p <= source.length - LAST_START;) {
    const end = runEnd(source, p);
    const length = end - p;
    if (length < MIN_MATCH) {
      p = end;
      continue;
    }
    if (source[p] === 0 && length <= zerosLength) {
      sequence(out, source.subarray(anchor, p), p - zeros, length);
      anchor = end;
    } else {
      if (source[p] === 0) {
        zeros = p;
        zerosLength = length;
      }
      if (length > MIN_MATCH) {
        sequence(out, source.subarray(anchor, p + 1), 1, length - 1);
        anchor = end;
      }
    }
    p = end;
  }
  const rest = source.subarray(anchor);
  out.push(Math.min(rest.length, 15) << 4);
  extension(out, rest.length);
  out.push(...rest);
  return out;
}

/** One past the last byte equal to that at p, but not inside the last literals. */
function runEnd(source: Uint8Array, p: number): number {
  let end = p + 1;
  while (end < source.length - LAST_LITERALS && source[end] === source[p]) {
    end++;
  }
  return end;
}

function sequence(out: number[], literals: Uint8Array, offset: number, length: number): void {
  const more = length - MIN_MATCH;
  out.push((Math.min(literals.length, 15) << 4) | Math.min(more, 15));
  extension(out, literals.length);
  out.push(...literals, offset & 255, offset >> 8);
  extension(out, more);
}

/** The part of a length beyond the 15 that its half of the token holds. */
function extension(out: number[], length: number): void {
  if (length >= 15) {
    let rest = length - 15;
    for (; rest >= 255; rest -= 255) {
      out.push(255);
    }
    out.push(rest);
  }
}
