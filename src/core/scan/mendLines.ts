import { median } from '../median';
import { longRuns, LONG_RATIOS } from './flyback';
import { commonDistance } from './lineRun';
import type { Pauses } from './pauses';
import { LINES } from './scores';
import { pauseLevels } from './timeLines';
import { longFrames, usualExposure } from './usualExposure';

/** Lines made equally long by giving lost frames a place of their own. */
export interface MendedLines {
  /** For every new place the place it had before, -1 for a frame that was lost */
  readonly places: Int32Array;
  readonly framesPerLine: number;
  /** Lines that were shorter, and the frames they lacked */
  readonly shortLines: number;
  readonly lost: number;
  /** Lines that were longer, and the frames they had too many, which have no place any more */
  readonly longLines: number;
  readonly extra: number;
}

interface Line {
  readonly start: number;
  readonly length: number;
}

/** Frames that were lost before a frame. */
interface Gap {
  readonly before: number;
  readonly count: number;
}

/** Marks of this many regular lines show how long lines are, and they must be at least this part of all. */
const LEAST_REGULAR = 4;
const LEAST_PART = 0.6;
/** With a larger part of the lines longer or shorter than the others, they are no lines of one length. */
const MOST_ODD = 0.4;

/**
 * Finds lines of a scan that are shorter than the others although no frame number is missing, as when a trigger was missed: what
 * follows would be sheared. Lines are known by their long exposures or by pauses; lost frames get a place where the line has
 * a gap of just as many frames, otherwise at its end.
 *
 * Only lines between regular ones are mended, and a first line whose gaps are just as long as it lacks frames. Any other irregular
 * beginning is left as it is: there, scans are found to begin later.
 *
 * @param frames places so far
 * @returns undefined where every line is as long as the others, or where nothing shows lines
 */
export function mendLines(frames: number, exposuresNs?: Float64Array, pauses?: Pauses): MendedLines | undefined {
  const marks = lineMarks(exposuresNs, pauses);
  const framesPerLine = marks ? commonDistance(marks) : 0;
  if (!marks || framesPerLine < LINES.shortest) {
    return undefined;
  }
  // A first line without a mark before it is one where it is just as long as the others
  const begins = marks[0] === framesPerLine ? [0, ...marks] : marks;
  const first = begins.findIndex((mark, at) => begins[at + 1] === mark + framesPerLine);
  const lines = [
    ...shortFirstLine(begins[first], framesPerLine, pauses),
    ...linesFrom(begins, first, framesPerLine, frames)
  ];
  const odd = lines.filter(({ length }) => length !== framesPerLine);
  return odd.length === 0 || odd.length > MOST_ODD * lines.length
    ? undefined
    : mended(lines, framesPerLine, frames, pauses);
}

/** The marks that keep a rhythm best, of long exposures and of pauses of every length; undefined where none does. */
function lineMarks(exposuresNs: Float64Array | undefined, pauses: Pauses | undefined): readonly number[] | undefined {
  const usual = exposuresNs ? usualExposure(exposuresNs) : NaN;
  const long =
    exposuresNs && !Number.isNaN(usual) ? LONG_RATIOS.map(ratio => longFrames(exposuresNs, usual, ratio)) : [];
  const possible = [...long.map(frames => longRuns(frames).starts), ...(pauses ? pauseLevels(pauses) : [])];
  let best: readonly number[] | undefined;
  let most = LEAST_REGULAR - 1;
  for (const marks of possible) {
    const framesPerLine = commonDistance(marks);
    const regular = marks.filter((mark, at) => marks[at + 1] === mark + framesPerLine).length;
    if (regular > most && regular >= LEAST_PART * (marks.length - 1)) {
      best = marks;
      most = regular;
    }
  }
  return best;
}

/**
 * The frames before the first regular line, where they are a line that has lost some: told from frames before the scan by gaps in
 * time that are just as long as what it lacks.
 */
function shortFirstLine(length: number, framesPerLine: number, pauses: Pauses | undefined): Line[] {
  const lost = framesPerLine - length;
  const isNearly = lost > 0 && lost <= LINES.mended * framesPerLine;
  return isNearly && sumOf(gaps(0, length, undefined, pauses)) === lost ? [{ start: 0, length }] : [];
}

/** Lines from a regular one to the last that can be told. */
function linesFrom(marks: readonly number[], first: number, framesPerLine: number, frames: number): Line[] {
  const isMark = new Set(marks);
  const lines: Line[] = [];
  let missing = 0;
  let next = first;
  for (let start = marks[first]; start < frames && missing <= LINES.missing;) {
    while (next < marks.length && marks[next] <= start) {
      next++;
    }
    // A line behind which the rhythm goes on is whole, even where its end is unseen or another mark is nearer
    const isWhole = isMark.has(start + framesPerLine) || isMark.has(start + 2 * framesPerLine);
    const length = isWhole ? framesPerLine : (oddLength(marks, next, start, framesPerLine, frames) ?? framesPerLine);
    missing = isMark.has(start + length) ? 0 : missing + 1;
    lines.push({ start, length });
    start += length;
  }
  // The last line may end with the file, and those without a mark behind them were not seen to be lines
  return lines.slice(0, lines.length - Math.max(1, missing));
}

/** Frames of a line behind which there is no mark where one should be; undefined where no mark near by begins the next line. */
function oddLength(
  marks: readonly number[],
  next: number,
  start: number,
  framesPerLine: number,
  frames: number
): number | undefined {
  const most = LINES.mended * framesPerLine;
  for (let at = next; at < marks.length && marks[at] < start + framesPerLine + most; at++) {
    const length = marks[at] - start;
    const following = (marks[at + 1] ?? frames) - marks[at];
    const goesOn = following <= framesPerLine && following >= framesPerLine - most;
    if (Math.abs(length - framesPerLine) <= most && goesOn) {
      return length;
    }
  }
  return undefined;
}

function mended(lines: readonly Line[], framesPerLine: number, frames: number, pauses?: Pauses): MendedLines {
  const odd = lines.filter(({ length }) => length !== framesPerLine);
  const lacking = odd.map(({ length }) => framesPerLine - length);
  const lost = lacking.reduce((sum, few) => sum + Math.max(0, few), 0);
  const extra = lacking.reduce((sum, few) => sum + Math.max(0, -few), 0);
  const usual = usualPause(lines, pauses);
  const places = new Int32Array(frames + lost - extra).fill(-1);
  let filled = 0;
  let from = 0;
  const copy = (end: number): void => {
    for (; from < end; from++) {
      places[filled++] = from;
    }
  };
  for (const { start, length } of odd) {
    copy(start);
    if (length > framesPerLine) {
      copy(start + framesPerLine);
      from = start + length;
      continue;
    }
    const isAfterOdd = odd.some(other => other.start + other.length === start);
    for (const { before, count } of holes(
      start,
      length,
      framesPerLine - length,
      isAfterOdd ? undefined : usual,
      pauses
    )) {
      copy(before);
      filled += count;
    }
    copy(start + length);
  }
  copy(frames);
  return {
    places,
    framesPerLine,
    shortLines: lacking.filter(few => few > 0).length,
    lost,
    longLines: lacking.filter(few => few < 0).length,
    extra
  };
}

/** Median time across the beginning of a line, µs; undefined where lines do not begin with a pause. */
function usualPause(lines: readonly Line[], pauses?: Pauses): number | undefined {
  const begins = new Set(lines.map(({ start }) => start));
  const found = pauses ? [...pauses.intervalUs].filter((_, at) => begins.has(pauses.before[at])) : [];
  return found.length > 0 ? median(found) : undefined;
}

/**
 * Where the frames that a line lacks were lost: where it paused for just as many, otherwise at its end.
 *
 * @param usual time across the beginning of a line, µs: one that takes longer has lost its first frames. Undefined where the line
 * before may have lost its last ones instead
 */
function holes(start: number, length: number, lost: number, usual: number | undefined, pauses?: Pauses): Gap[] {
  const found = gaps(start, length, usual, pauses);
  return sumOf(found) === lost ? found : [{ before: start + length, count: lost }];
}

/** Where a line paused for frames of its own, and for how many. @param usual as of `holes` */
function gaps(start: number, length: number, usual: number | undefined, pauses: Pauses | undefined): Gap[] {
  const found: Gap[] = [];
  pauses?.before.forEach((before, at) => {
    const isStart = before === start;
    const least = isStart ? usual : pauses.usualUs;
    const count = least === undefined ? 0 : Math.round((pauses.intervalUs[at] - least) / pauses.usualUs);
    if (before >= start && before < start + length && count > 0) {
      found.push({ before, count });
    }
  });
  return found;
}

function sumOf(found: readonly Gap[]): number {
  return found.reduce((sum, { count }) => sum + count, 0);
}
