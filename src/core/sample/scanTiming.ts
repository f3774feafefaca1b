import type { ScanPlan } from '../scan/scanPlan';
import { createRandom } from '../random';

/** When every stored frame of an acquisition was exposed and where the probe was. */
export interface ScanTiming {
  /** Stored frames */
  readonly frames: number;
  /** How the frames make a scan */
  readonly plan: Extract<ScanPlan, { kind: 'scan' }>;
  /** Exposure that frames at scan positions have, ns */
  readonly dwellNs: number;
  exposureNs(frame: number): number;
}

/**
 * A scan with one trigger per pixel, side x side frames: while the beam flies back the exposure that is open stays open, so
 * the first frame of every line but the first is long. Readers that follow these frames lose the first line and the
 * first column: rows = columns = side - 1.
 *
 * @param jitterNs largest deviation of an exposure from the dwell time, 0 for exact ones
 */
export function flybackTiming(options: {
  readonly side: number;
  readonly dwellNs: number;
  readonly flybackNs: number;
  readonly jitterNs?: number;
  readonly seed?: number;
}): ScanTiming {
  const { side, dwellNs, flybackNs, jitterNs = 0, seed = 0 } = options;
  const jitter = (frame: number): number =>
    jitterNs === 0 ? 0 : Math.round((2 * createRandom(seed, 'exposure', frame).uniform() - 1) * jitterNs);
  return {
    frames: side * side,
    plan: { kind: 'scan', rows: side - 1, columns: side - 1, firstFrame: side, framesPerLine: side, skippedPerLine: 1 },
    dwellNs,
    exposureNs: frame => (frame >= side && frame % side === 0 ? flybackNs : dwellNs) + jitter(frame)
  };
}

/** A scan driven by the EDX system: constant exposures, one line fewer than the EDX map has. */
export function edxTiming(columns: number, dwellNs: number): ScanTiming {
  const rows = columns - 1;
  return {
    frames: rows * columns,
    plan: { kind: 'scan', rows, columns, firstFrame: 0, framesPerLine: columns, skippedPerLine: 0 },
    dwellNs,
    exposureNs: () => dwellNs
  };
}

/**
 * Scan position of a stored frame: row and column of the converted scan. Frames that conversion leaves out take the nearest
 * position.
 */
export function positionOf({ plan }: ScanTiming, frame: number): [row: number, column: number] {
  const since = frame - plan.firstFrame;
  const row = Math.floor(since / plan.framesPerLine);
  const column = since - row * plan.framesPerLine - plan.skippedPerLine;
  return [Math.max(0, Math.min(plan.rows - 1, row)), Math.max(0, Math.min(plan.columns - 1, column))];
}
