import type { FlybackFinding } from './flyback';
import { counted, grouped, milliseconds } from './inWords';
import type { ProposedScan, ScanClues } from './scanPlan';
import { SCORES } from './scores';
import { longFrames, usualExposure } from './usualExposure';
import { widthPlausibility } from './usualWidth';
import { knownShape } from './wholeLines';

const LONG_RATIO = 1.5;
/** The one map of fewer than 16 columns whose number of frames is more than a chance hit: trial scans of 8 columns. */
const SMALLEST_MAP = 8;
/** Part of the exposures that EDX software may stretch now and then. */
const MOST_STRETCHED = 0.01;

/**
 * X columns and X - 1 rows: what remains of an X x X map when Merlin records together with EDX, one line fewer than the EDX map.
 * Every frame is kept, the column of the fly-back included.
 *
 * Only for constant or unknown exposures, or with a few stretched ones in no rhythm, as the EDX software causes. Scores:
 * SCORES.edx.
 *
 * @param flyback what the exposures show
 */
export function edxCandidates(clues: ScanClues, flyback: FlybackFinding): ProposedScan[] {
  const columns = edxColumns(clues.frames);
  const stretched = stretchedExposures(clues);
  const isFlyback = 'candidate' in flyback && flyback.candidate.score > SCORES.leastEvidence;
  if (!isEdxCount(clues.frames) || isFlyback || stretched > MOST_STRETCHED * clues.frames) {
    return [];
  }
  const asked = clues.setScanPx ?? clues.scanX;
  const usual = SCORES.edx.byCount + SCORES.edx.usualWidth * widthPlausibility(columns, clues.frames);
  const byCount = columns === SMALLEST_MAP ? SCORES.edx.smallest : usual;
  const unasked = asked === undefined ? byCount : SCORES.edx.otherColumns * byCount;
  const score = asked === columns ? SCORES.edx.asked : unasked;
  const sentence = evidence(clues, columns, stretched, asked === columns);
  return [
    knownShape(
      'edx',
      clues.frames,
      columns - 1,
      columns,
      stretched > 0 ? SCORES.edx.stretched * score : score,
      sentence
    )
  ];
}

/** Whether a number of frames is X x (X - 1). */
function isEdxCount(frames: number): boolean {
  const columns = edxColumns(frames);
  return Number.isInteger(columns) && columns >= 3;
}

/** X where a number of frames is X x (X - 1); not a whole number elsewhere. */
export function edxColumns(frames: number): number {
  return (1 + Math.sqrt(1 + 4 * frames)) / 2;
}

function stretchedExposures({ exposuresNs, frames }: ScanClues): number {
  const exposures = exposuresNs?.subarray(0, frames);
  return exposures ? longFrames(exposures, usualExposure(exposures), LONG_RATIO).length : 0;
}

function evidence({ frames, exposuresNs }: ScanClues, columns: number, stretched: number, asked: boolean): string {
  const usual = exposuresNs ? usualExposure(exposuresNs) : NaN;
  const constant =
    stretched > 0 ? `constant exposures but for ${counted(stretched, 'long one')}` : 'constant exposures';
  const exposures = Number.isNaN(usual) ? 'unknown exposures' : `${constant} (${milliseconds(usual)})`;
  const confirmed = asked ? ` The microscope was set to ${grouped(columns)} columns.` : '';
  return `${counted(frames, 'frame')} are ${columns} x (${columns} - 1), with ${exposures}: a scan with EDX, ${columns} columns and ${columns - 1} rows; every frame is kept.${confirmed}`;
}
