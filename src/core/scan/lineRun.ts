import { LINES } from './scores';

/** The longest regular series of long frames: one at the start of every line. */
export interface LineRun {
  readonly framesPerLine: number;
  /** Frame with which the first used line begins */
  readonly firstFrame: number;
  readonly lines: number;
  /** Long frames of the series, and how many there would be without a missing one */
  readonly found: number;
  readonly expected: number;
  /** Long frames outside the series: before it, between its lines' starts, after it */
  readonly before: number;
  readonly inside: number;
  readonly after: number;
}

/**
 * Finds the lines that regularly spaced long frames begin.
 *
 * Line length: the most frequent distance of neighbours, the later one of equally frequent ones. First line: the first
 * long frame of the longest series with that distance; after an irregular beginning one line later, which is what the
 * facility's converter does. Lines: all whole lines to the end of the frames; where the series breaks off, those up to there.
 *
 * @param positions numbers of the long frames, ascending, from 0
 * @param frames frames of the whole file
 * @returns undefined when no two long frames make a line
 */
export function lineRun(positions: readonly number[], frames: number): LineRun | undefined {
  const framesPerLine = commonDistance(positions);
  if (framesPerLine < 2) {
    return undefined;
  }
  const series = longestSeries(positions, framesPerLine);
  const first = series[0];
  const last = series[series.length - 1];
  const before = positions.filter(position => position < first).length;
  const after = positions.filter(position => position > last);
  const firstFrame = before > 0 ? first + framesPerLine : first;
  const lines = Math.min(
    Math.floor((frames - firstFrame) / framesPerLine),
    (last - firstFrame) / framesPerLine + linesAfterLast(last, after, frames, framesPerLine)
  );
  return lines < 1
    ? undefined
    : {
        framesPerLine,
        firstFrame,
        lines,
        found: series.length,
        expected: (last - first) / framesPerLine + 1,
        before,
        inside: positions.length - series.length - before - after.length,
        after: after.length
      };
}

/** How many lines begin with the last mark of a series or later. @param after marks behind it */
export function linesAfterLast(last: number, after: readonly number[], frames: number, framesPerLine: number): number {
  // Several long frames in another rhythm: a frame was lost, and the last line is short
  if (after.length > 1 && after[0] < last + framesPerLine) {
    return 0;
  }
  const unmarked = Math.floor((frames - last) / framesPerLine) - 1;
  return after.length > 0 || unmarked > LINES.missing ? 1 : Infinity;
}

/** The most frequent distance of neighbours above 1, the later one of equally frequent ones; 0 where there is none. */
export function commonDistance(positions: readonly number[]): number {
  const times = new Map<number, number>();
  let common = 0;
  let most = 0;
  for (let at = 1; at < positions.length; at++) {
    const distance = positions[at] - positions[at - 1];
    times.set(distance, (times.get(distance) ?? 0) + 1);
  }
  for (let at = 1; at < positions.length; at++) {
    const distance = positions[at] - positions[at - 1];
    const count = times.get(distance) ?? 0;
    if (distance > 1 && count >= most) {
      common = distance;
      most = count;
    }
  }
  return common;
}

/** The most numerous series in steps of whole lines; of equal ones the later. */
export function longestSeries(positions: readonly number[], framesPerLine: number): number[] {
  const open = new Map<number, number[]>();
  let longest: number[] = [];
  for (const position of positions) {
    const phase = position % framesPerLine;
    const series = open.get(phase);
    const continued = series && position - series[series.length - 1] <= (LINES.missing + 1) * framesPerLine;
    const now = continued ? series : [];
    now.push(position);
    open.set(phase, now);
    longest = now.length >= longest.length ? now : longest;
  }
  return longest;
}
