import { counted, grouped, milliseconds } from './inWords';
import type { LineRun } from './lineRun';
import { lineRun } from './lineRun';
import type { ScanCandidate, ScanClues } from './scanPlan';
import { longFrames, usualExposure } from './usualExposure';

/** What makes an exposure long: the limit of the facility's converter first, then one for fly-back of only twice the dwell time. */
const LONG_RATIOS = [5, 1.5];
const LEAST_LINES = 3;
/** Parts of the long frames that must keep the rhythm, and of all frames that the lines must cover. */
const LEAST_REGULAR = 0.8;
const LEAST_COVERED = 0.4;
/** Long frames of trigger start and stop, besides the scan. */
const FEW_STRAYS = 6;

/** The scan that fly-back exposures show, or why they show none. */
export type FlybackFinding = { readonly candidate: ScanCandidate } | { readonly reason: string };

/**
 * Reads the scan from its fly-back: with a trigger per pixel, the frame during which the beam returns to the start of the next
 * line is exposed longer, so that long frames begin the lines.
 *
 * As in the facility's converter the long frame of every line is left out, and so are the frames before the first long
 * one: 32 x 32 frames give 31 x 31. Score: 0.98 for a long frame at the start of every line, 0.9 with some missing or
 * additional ones, 0.75 for two long frames that divide the file in equal parts, 0.2 where long frames explain little.
 */
export function findFlyback(clues: ScanClues): FlybackFinding {
  const exposures = clues.exposuresNs?.subarray(0, clues.frames);
  const usual = exposures ? usualExposure(exposures) : NaN;
  if (!exposures || Number.isNaN(usual)) {
    return { reason: 'the frame headers carry no exposure times' };
  }
  let best: ScanCandidate | undefined;
  let most = 0;
  for (const ratio of LONG_RATIOS) {
    const long = longFrames(exposures, usual, ratio);
    most = Math.max(most, long.length);
    const run = lineRun(long, clues.frames);
    const candidate = run && candidateOf(run, clues.frames, usual, exposures, ratio);
    best = candidate && (!best || isBetter(candidate, best)) ? candidate : best;
  }
  return best ? { candidate: best } : { reason: reasonOf(most, usual) };
}

/** Of equal ones the one that leaves out less: with fly-backs of five times the dwell time, jitter hides some from the first limit. */
function isBetter(candidate: ScanCandidate, best: ScanCandidate): boolean {
  return candidate.score === best.score ? candidate.dropped < best.dropped : candidate.score > best.score;
}

function candidateOf(
  run: LineRun,
  frames: number,
  usual: number,
  exposures: Float64Array,
  ratio: number
): ScanCandidate {
  const columns = run.framesPerLine - 1;
  const long = exposures.filter(exposure => exposure > usual * ratio).sort();
  return {
    source: 'flyback',
    mode: 'flyback',
    plan: {
      kind: 'scan',
      rows: run.lines,
      columns,
      firstFrame: run.firstFrame,
      framesPerLine: run.framesPerLine,
      skippedPerLine: 1
    },
    dropped: frames - run.lines * columns,
    score: scoreOf(run, frames),
    evidence: [
      `Long exposures (${milliseconds(long[long.length >> 1])} against ${milliseconds(usual)}) every ${grouped(run.framesPerLine)} frames show the fly-back: ${counted(run.lines, 'line')} of ${counted(columns, 'frame')}.`,
      leftOut(run, frames),
      ...irregularities(run)
    ].join(' ')
  };
}

function scoreOf(run: LineRun, frames: number): number {
  const strays = run.before + run.inside + run.after;
  if (run.lines * run.framesPerLine < LEAST_COVERED * frames) {
    return 0.2;
  }
  if (run.found < LEAST_LINES) {
    return strays === 0 && run.firstFrame <= run.framesPerLine ? 0.75 : 0.2;
  }
  if (strays === 0 && run.found === run.expected) {
    return 0.98;
  }
  const regular = run.found / run.expected >= LEAST_REGULAR;
  // Three long frames at equal distances among others may be chance
  const few = Math.min(FEW_STRAYS, run.found - LEAST_LINES);
  return regular && strays <= Math.max(few, (1 - LEAST_REGULAR) * run.found) ? 0.9 : 0.2;
}

function leftOut(run: LineRun, frames: number): string {
  const tail = frames - run.firstFrame - run.lines * run.framesPerLine;
  return `As in the existing converter the long frame of every line is left out, and ${counted(run.firstFrame, 'frame')} before the first line and ${grouped(tail)} after the last.`;
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
