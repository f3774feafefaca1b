import { counted, grouped } from './inWords';
import type { ScanCandidate } from './scanPlan';
import { widthPlausibility } from './usualWidth';
import { knownShape } from './wholeLines';

/** Frames more or fewer than a large square that still suggest it. */
const NEARLY_SQUARE = 4;
const MOST_DIVISORS = 6;
const LONGEST_SHAPE = 8;

/** A square scan, or a large usual square with up to four frames more or fewer. Score 0.2 to 0.5 by how usual the width is. */
export function squareCandidates(frames: number): ScanCandidate[] {
  const side = Math.round(Math.sqrt(frames));
  const extra = frames - side * side;
  const plausibility = widthPlausibility(side, side * side);
  if (side >= 2 && extra === 0) {
    const evidence = `${counted(frames, 'frame')} are ${side} x ${side}; nothing else says that they are a scan.`;
    return [knownShape('square', frames, side, side, 0.2 + 0.3 * plausibility, evidence)];
  }
  if (side < 64 || plausibility < 1 || Math.abs(extra) > NEARLY_SQUARE) {
    return [];
  }
  const rows = Math.floor(frames / side);
  const difference = `${counted(Math.abs(extra), 'frame')} ${extra > 0 ? 'more' : 'fewer'} than ${side} x ${side}`;
  const evidence = `${grouped(frames)} frames are ${difference}; the last ${counted(frames - rows * side, 'frame')} are left out.`;
  return [knownShape('square', frames, rows, side, 0.35, evidence)];
}

/**
 * One frame more per line than columns (a line skip of 1): W x (W + 1) frames are W lines of W columns, and the last frame of
 * every line is left out. Score 0.1 to 0.5, or 0.55 when the metadata ask for W.
 */
export function extraFrameCandidates(frames: number, asked: number | undefined): ScanCandidate[] {
  const columns = (Math.sqrt(1 + 4 * frames) - 1) / 2;
  if (!Number.isInteger(columns) || columns < 3) {
    return [];
  }
  return [
    {
      source: 'extraFrame',
      mode: 'known',
      plan: {
        kind: 'scan',
        rows: columns,
        columns,
        firstFrame: 0,
        framesPerLine: columns + 1,
        skippedPerLine: 0
      },
      dropped: columns,
      score: asked === columns ? 0.55 : 0.1 + 0.4 * widthPlausibility(columns, frames),
      evidence: `${counted(frames, 'frame')} are ${columns} lines of ${columns} + 1 frames: one frame more per line than columns; the last of every line is left out.`
    }
  ];
}

/** Rows and columns that multiply to the number of frames, the squarest first, none longer than 8 to 1; score below 0.15. */
export function divisorCandidates(frames: number): ScanCandidate[] {
  const found: ScanCandidate[] = [];
  for (let small = Math.floor(Math.sqrt(frames)); small >= 2 && found.length < MOST_DIVISORS; small--) {
    const large = frames / small;
    if (Number.isInteger(large) && large !== small && large <= LONGEST_SHAPE * small) {
      const score = (0.15 * small) / large;
      found.push(divisor(frames, small, large, score), divisor(frames, large, small, 0.9 * score));
    }
  }
  return found;
}

function divisor(frames: number, rows: number, columns: number, score: number): ScanCandidate {
  return knownShape(
    'divisor',
    frames,
    rows,
    columns,
    score,
    `${counted(frames, 'frame')} can be divided into ${rows} rows of ${columns}; nothing else says so.`
  );
}
