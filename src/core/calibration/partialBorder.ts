/** A line of the border that counted less than this part of the next one was not exposed all the time */
const FULL = 0.93;
const SIGMAS = 4;

/**
 * Leaves out the border of a pattern that was moved frame by frame before it was summed: beyond an empty edge lines fill up
 * from nothing to everything, and would pull rings outwards. From an edge without counts inwards, lines are left out until one counts
 * as much as the next, and that one too.
 *
 * @returns how many pixels that were
 */
export function leaveOutPartialBorder(
  counts: Float64Array,
  used: Uint8Array,
  [rows, columns]: readonly [number, number]
): number {
  const side = (lines: number, length: number, index: (line: number, at: number) => number): number => {
    const isFull = (line: number): boolean => {
      let [own, next] = [0, 0];
      for (let at = 0; at < length; at++) {
        const [one, other] = [index(line, at), index(line + 1, at)];
        // Where one is not used, the other says nothing
        if (used[one] && used[other]) {
          own += counts[one];
          next += counts[other];
        }
      }
      return own > 0 && own > FULL * next - SIGMAS * Math.sqrt(own + next);
    };
    let empty = true;
    for (let at = 0; at < length; at++) {
      empty &&= !used[index(0, at)] || counts[index(0, at)] === 0;
    }
    if (!empty) {
      return 0;
    }
    let line = 0;
    while (line < lines / 2 && !isFull(line)) {
      line++;
    }
    let number = 0;
    for (let out = 0; out <= line && line < lines / 2; out++) {
      for (let at = 0; at < length; at++) {
        number += used[index(out, at)];
        used[index(out, at)] = 0;
      }
    }
    return number;
  };
  return (
    side(rows, columns, (line, at) => line * columns + at) +
    side(rows, columns, (line, at) => (rows - 1 - line) * columns + at) +
    side(columns, rows, (line, at) => at * columns + line) +
    side(columns, rows, (line, at) => at * columns + columns - 1 - line)
  );
}
