import { commonDistance, linesAfterLast, longestSeries } from './lineRun';
import type { Pauses } from './pauses';
import { LINES, SCORES } from './scores';

/** Lines of a scan that begin with a pause, while the beam goes back. */
export interface TimeLines {
  readonly framesPerLine: number;
  /** Frame with which the first whole line begins */
  readonly firstFrame: number;
  readonly lines: number;
  /** Pauses that begin lines, and how many there would be without a missing one */
  readonly found: number;
  readonly expected: number;
  /** Pauses elsewhere, such as an interruption */
  readonly strays: number;
  /** Median time across a line's beginning, µs */
  readonly pauseUs: number;
  /** See SCORES.timeLines */
  readonly score: number;
}

/**
 * The lines that regular pauses show. Short pauses (a trigger that came late) may hide the rhythm of longer ones, so it is looked
 * for among all pauses, and again among those twice as long, and so on: the plainest counts.
 *
 * @param frames frames of the whole file
 * @returns undefined where no three pauses make lines
 */
export function timeLines(pauses: Pauses, frames: number): TimeLines | undefined {
  let best: TimeLines | undefined;
  for (const marks of pauseLevels(pauses)) {
    const lines = linesOf(marks, frames, pauses);
    if (lines && (!best || lines.score > best.score)) {
      best = lines;
    }
  }
  return best;
}

/** Frames with a pause before them: all, then those whose pause is at least twice the shortest, and so on, down to two frames. */
export function pauseLevels({ usualUs, before, intervalUs }: Pauses): number[][] {
  const excess = intervalUs.map(interval => interval - usualUs);
  const levels: number[][] = [];
  let marks = Array.from(before.keys());
  while (marks.length >= 2) {
    levels.push(marks.map(at => before[at]));
    const limit = 2 * marks.reduce((least, at) => Math.min(least, excess[at]), Infinity);
    marks = marks.filter(at => excess[at] >= limit);
  }
  return levels;
}

function linesOf(marks: readonly number[], frames: number, pauses: Pauses): TimeLines | undefined {
  const framesPerLine = commonDistance(marks);
  if (framesPerLine < LINES.shortest) {
    return undefined;
  }
  const series = longestSeries(marks, framesPerLine);
  const first = series[0];
  const last = series[series.length - 1];
  const firstFrame = beginning(marks, first, framesPerLine);
  const after = marks.filter(mark => mark > last);
  const lines = Math.min(
    Math.floor((frames - firstFrame) / framesPerLine),
    (last - firstFrame) / framesPerLine + linesAfterLast(last, after, frames, framesPerLine)
  );
  if (lines < 2) {
    return undefined;
  }
  const found = series.length;
  const known = {
    framesPerLine,
    firstFrame,
    lines,
    found,
    expected: (last - first) / framesPerLine + 1,
    strays: marks.length - found
  };
  return { ...known, pauseUs: usualPause(series, pauses), score: scoreOf(known, first, frames) };
}

/** Frames before the first pause are lines too where they are whole ones; a part of a line is left out. */
function beginning(marks: readonly number[], first: number, framesPerLine: number): number {
  const before = marks.filter(mark => mark < first);
  const whole = Math.floor(first / framesPerLine);
  if (whole === 1 && first === framesPerLine) {
    return 0;
  }
  if (before.length > 0 || whole === 0) {
    return first;
  }
  return first - (whole <= 1 + LINES.missing ? whole : 1) * framesPerLine;
}

function scoreOf(known: Omit<TimeLines, 'score' | 'pauseUs'>, first: number, frames: number): number {
  const { framesPerLine, lines, found, expected, strays } = known;
  const { regular, irregular, threeLines, chance } = SCORES.timeLines;
  if (lines * framesPerLine < LINES.covered * frames || lines < LINES.fewest) {
    return chance;
  }
  if (found < LINES.fewest) {
    return found === 2 && strays === 0 && first === framesPerLine && lines === 3 ? threeLines : chance;
  }
  if (found === expected && strays <= Math.max(1, 0.25 * (1 - LINES.regular) * found)) {
    return regular;
  }
  const few = Math.min(LINES.strays, found - LINES.fewest);
  const isRegular = found / expected >= LINES.regular && strays <= Math.max(few, (1 - LINES.regular) * found);
  return isRegular ? irregular : chance;
}

function usualPause(series: readonly number[], { before, intervalUs }: Pauses): number {
  const begins = new Set(series);
  const found = [...intervalUs].filter((_, at) => begins.has(before[at])).sort((a, b) => a - b);
  return found[found.length >> 1];
}
