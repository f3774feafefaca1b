import type { ProposedScan, ScanPlan } from './scanPlan';

/** Rows and columns read frame after frame. @param framesPerLine more than columns: the last ones of every line are left out */
export function wholeLines(rows: number, columns: number, firstFrame = 0, framesPerLine = columns): ScanPlan {
  return { kind: 'scan', rows, columns, firstFrame, framesPerLine, skippedPerLine: 0 };
}

/** Frames that a plan uses. */
export function framesUsed(plan: ScanPlan): number {
  return plan.kind === 'stack' ? plan.frames : plan.rows * plan.columns;
}

/** A candidate of known shape: every frame from the first, in whole lines. */
export function knownShape(
  source: ProposedScan['source'],
  frames: number,
  rows: number,
  columns: number,
  score: number,
  evidence: string
): ProposedScan {
  return {
    source,
    mode: 'known',
    plan: wholeLines(rows, columns),
    dropped: frames - rows * columns,
    score,
    evidence
  };
}
