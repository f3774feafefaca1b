import { counted, grouped } from './inWords';
import type { ProposedScan } from './scanPlan';
import { SCORES } from './scores';
import { widthPlausibility } from './usualWidth';
import { knownShape } from './wholeLines';

/** Frames more or fewer than a large square that still suggest it. */
const NEARLY_SQUARE = 4;
const MOST_DIVISORS = 6;
const LONGEST_SHAPE = 8;

/** A square scan, or a large usual square with up to four frames more or fewer. The score depends on how usual the width is. */
export function squareCandidates(frames: number): ProposedScan[] {
  const side = Math.round(Math.sqrt(frames));
  const extra = frames - side * side;
  const plausibility = widthPlausibility(side, side * side);
  if (side >= 2 && extra === 0) {
    const evidence = `${counted(frames, 'frame')} are ${side} x ${side}; nothing else says that they are a scan.`;
    return [
      knownShape(
        'square',
        frames,
        side,
        side,
        SCORES.square.byCount + SCORES.square.usualWidth * plausibility,
        evidence
      )
    ];
  }
  if (side < 64 || plausibility < 1 || Math.abs(extra) > NEARLY_SQUARE) {
    return [];
  }
  const rows = Math.floor(frames / side);
  const difference = `${counted(Math.abs(extra), 'frame')} ${extra > 0 ? 'more' : 'fewer'} than ${side} x ${side}`;
  const evidence = `${grouped(frames)} frames are ${difference}; the last ${counted(frames - rows * side, 'frame')} are left out.`;
  return [knownShape('square', frames, rows, side, SCORES.square.nearly, evidence)];
}

/**
 * One frame more per line than columns (a line skip of 1): W x (W + 1) frames are W lines of W columns, and the last frame of
 * every line is left out.
 */
export function extraFrameCandidates(frames: number, asked: number | undefined): ProposedScan[] {
  const columns = (Math.sqrt(1 + 4 * frames) - 1) / 2;
  if (!Number.isInteger(columns) || columns < 3) {
    return [];
  }
  const { byCount, usualWidth, asked: confirmed } = SCORES.extraFrame;
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
      score: asked === columns ? confirmed : byCount + usualWidth * widthPlausibility(columns, frames),
      evidence: `${counted(frames, 'frame')} are ${columns} lines of ${columns} + 1 frames: one frame more per line than columns; the last of every line is left out.`
    }
  ];
}

/** Rows and columns that multiply to the number of frames, the squarest first, none longer than 8 to 1. */
export function divisorCandidates(frames: number): ProposedScan[] {
  const found: ProposedScan[] = [];
  for (let small = Math.floor(Math.sqrt(frames)); small >= 2 && found.length < MOST_DIVISORS; small--) {
    const large = frames / small;
    if (Number.isInteger(large) && large !== small && large <= LONGEST_SHAPE * small) {
      const score = (SCORES.divisor * small) / large;
      found.push(divisor(frames, small, large, score), divisor(frames, large, small, 0.9 * score));
    }
  }
  return found;
}

function divisor(frames: number, rows: number, columns: number, score: number): ProposedScan {
  return knownShape(
    'divisor',
    frames,
    rows,
    columns,
    score,
    `${counted(frames, 'frame')} can be divided into ${rows} rows of ${columns}; nothing else says so.`
  );
}
