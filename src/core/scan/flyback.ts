import { counted, grouped, milliseconds } from './inWords';
import type { LineRun } from './lineRun';
import { lineRun } from './lineRun';
import { columnsKept, keptInWords } from './lineSkip';
import type { ProposedScan, ScanClues } from './scanPlan';
import { LINES, SCORES } from './scores';
import { longFrames, usualExposure } from './usualExposure';

/** What makes an exposure long: the limit of the facility's converter first, then one for fly-back of only twice the dwell time. */
export const LONG_RATIOS = [5, 1.5];

/** The scan that fly-back exposures show, or why they show none. */
export type FlybackFinding = { readonly candidate: ProposedScan } | { readonly reason: string };

/**
 * Reads the scan from its fly-back: with a trigger per pixel, the frame during which the beam returns to the start of the next
 * line is exposed longer, so that long frames begin the lines.
 *
 * As in the facility's converter the long frame of every line is left out, and so are the frames before the first long
 * one: 32 x 32 frames give 31 x 31. Where several frames of every line are long, all of them are left out. Scores: SCORES.flyback.
 */
export function findFlyback(clues: ScanClues): FlybackFinding {
  const exposures = clues.exposuresNs?.subarray(0, clues.frames);
  const usual = exposures ? usualExposure(exposures) : NaN;
  if (!exposures || Number.isNaN(usual)) {
    return { reason: 'the frame headers carry no exposure times' };
  }
  let best: ProposedScan | undefined;
  let most = 0;
  for (const ratio of LONG_RATIOS) {
    const long = longFrames(exposures, usual, ratio);
    most = Math.max(most, long.length);
    const { starts, length } = longRuns(long);
    const run = lineRun(starts, clues.frames);
    const candidate = run && run.framesPerLine > length && candidateOf(run, length, clues, usual, ratio);
    best = candidate && (!best || isBetter(candidate, best)) ? candidate : best;
  }
  return best ? { candidate: best } : { reason: reasonOf(most, usual) };
}

/** Of equal ones the one that leaves out less: with fly-backs of five times the dwell time, jitter hides some from the first limit. */
function isBetter(candidate: ProposedScan, best: ProposedScan): boolean {
  return candidate.score === best.score ? candidate.dropped < best.dropped : candidate.score > best.score;
}

/**
 * Frames with which runs of long frames begin, and the length of these runs. Runs count as one where most of them have the same
 * length; otherwise every long frame stands for itself.
 */
export function longRuns(long: readonly number[]): { starts: readonly number[]; length: number } {
  const starts = long.filter((frame, at) => at === 0 || long[at - 1] !== frame - 1);
  const length = Math.round(long.length / Math.max(1, starts.length));
  const isRun = new Set(long);
  const alike = starts.filter(start => !isRun.has(start + length) && isRun.has(start + length - 1)).length;
  return length > 1 && alike >= LINES.regular * starts.length ? { starts, length } : { starts: long, length: 1 };
}

function candidateOf(run: LineRun, skipped: number, clues: ScanClues, usual: number, ratio: number): ProposedScan {
  const { frames, exposuresNs = new Float64Array(0) } = clues;
  const columns = columnsKept(run.framesPerLine - skipped, run.lines, clues);
  const long = exposuresNs
    .subarray(0, frames)
    .filter(exposure => exposure > usual * ratio)
    .sort();
  return {
    source: 'flyback',
    mode: 'flyback',
    plan: {
      kind: 'scan',
      rows: run.lines,
      columns,
      firstFrame: run.firstFrame,
      framesPerLine: run.framesPerLine,
      skippedPerLine: skipped
    },
    dropped: frames - run.lines * columns,
    score: scoreOf(run, frames),
    evidence: [
      `Long exposures (${milliseconds(long[long.length >> 1])} against ${milliseconds(usual)}) every ${grouped(run.framesPerLine)} frames show the fly-back: ${counted(run.lines, 'line')} of ${counted(run.framesPerLine - skipped, 'frame')}.`,
      leftOut(run, skipped, frames),
      ...keptInWords(run.framesPerLine - skipped, columns),
      ...irregularities(run)
    ].join(' ')
  };
}

function scoreOf(run: LineRun, frames: number): number {
  const { regular, irregular, twoLines, chance } = SCORES.flyback;
  const strays = run.before + run.inside + run.after;
  if (run.lines * run.framesPerLine < LINES.covered * frames) {
    return chance;
  }
  if (run.found < LINES.fewest) {
    return strays === 0 && run.firstFrame <= run.framesPerLine ? twoLines : chance;
  }
  if (strays === 0 && run.found === run.expected) {
    return regular;
  }
  const isRegular = run.found / run.expected >= LINES.regular;
  // Three long frames at equal distances among others may be chance
  const few = Math.min(LINES.strays, run.found - LINES.fewest);
  return isRegular && strays <= Math.max(few, (1 - LINES.regular) * run.found) ? irregular : chance;
}

function leftOut(run: LineRun, skipped: number, frames: number): string {
  const tail = frames - run.firstFrame - run.lines * run.framesPerLine;
  const long = skipped === 1 ? 'the long frame' : `the ${skipped} long frames`;
  const are = skipped === 1 ? 'is' : 'are';
  return `As in the existing converter ${long} of every line ${are} left out, and ${counted(run.firstFrame, 'frame')} before the first line and ${grouped(tail)} after the last.`;
}

function irregularities({ before, inside, after, found, expected }: LineRun): string[] {
  return [
    before > 0 ? `${counted(before, 'long frame')} before the regular ones: the scan begins one line later.` : '',
    expected > found
      ? `${counted(expected - found, 'line')} without a long frame: the rhythm goes on behind, so nothing was changed.`
      : '',
    inside > 0
      ? `${counted(inside, 'long frame')} inside the lines did not change the rhythm and stayed in the data.`
      : '',
    after > 0 ? `${counted(after, 'long frame')} after the regular ones: the scan ends with the last regular line.` : ''
  ].filter(sentence => sentence !== '');
}

function reasonOf(long: number, usual: number): string {
  if (long === 0) {
    return `all exposures are alike (${milliseconds(usual)})`;
  }
  return long === 1
    ? `only one exposure is longer than the usual ${milliseconds(usual)}, and a line needs two`
    : `the ${counted(long, 'exposure')} longer than the usual ${milliseconds(usual)} do not mark whole lines`;
}
