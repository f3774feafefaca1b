import { chooseScan } from '../../../core/scan/candidates';
import type { ScanCandidate } from '../../../core/scan/scanPlan';
import { frameAt } from '../../../core/scan/scanPlan';
import type { Acquisition } from '../acquisition';
import { acquisitionOf } from '../acquisition';
import type { RawAcquisition } from '../rawAcquisition';
import type { RecordedScan } from './recordedScan';

/**
 * right: every frame at its place, and not more than the first line and column left out; stack: no scan was made of one;
 * warned: wrong, and the user is told why it may be; wrong: nothing is said.
 */
export type Verdict = 'right' | 'stack' | 'warned' | 'wrong';

export interface Judged {
  readonly verdict: Verdict;
  readonly candidate: ScanCandidate;
  readonly acquisition: Acquisition;
}

/** What Auto makes of simulated headers, beside the truth. */
export function judgeScan(scan: RecordedScan): Judged {
  const { sequence, exposuresNs, timesUs, row } = scan;
  const acquisition = acquisitionOf(rawOf(scan), { sequence, exposuresNs, timesUs, bothCounters: false });
  const candidate = chooseScan(acquisition.clues, { mode: 'auto' });
  const isScan = candidate.plan.kind === 'scan';
  const isTold = candidate.guess || candidate.contradictions.length > 0 || acquisition.warnings.length > 0;
  const isRight = row.length === 0 ? !isScan : isScan && isInPlace(scan, candidate, acquisition);
  const verdict = isRight ? 'right' : !isScan ? 'stack' : isTold ? 'warned' : 'wrong';
  return { verdict, candidate, acquisition };
}

function isInPlace(scan: RecordedScan, { plan }: ScanCandidate, { slots }: Acquisition): boolean {
  if (plan.kind === 'stack') {
    return false;
  }
  let offset: [number, number] | undefined;
  let placed = 0;
  for (let row = 0; row < plan.rows; row++) {
    for (let column = 0; column < plan.columns; column++) {
      const place = frameAt(plan, row, column);
      const frame = slots.stored ? slots.stored[place] : place;
      if (frame < 0) {
        continue;
      }
      const isSkipped = scan.row[frame] < 0;
      offset ??= isSkipped ? undefined : [scan.row[frame] - row, scan.column[frame] - column];
      // Frames behind a line may stand as further columns: they are where they belong
      if (isSkipped && column < scan.columns) {
        return false;
      }
      if (!isSkipped && offset && (scan.row[frame] - row !== offset[0] || scan.column[frame] - column !== offset[1])) {
        return false;
      }
      placed += isSkipped ? 0 : 1;
    }
  }
  const whole = scan.row.filter(row => row >= 0).length;
  return placed >= whole - 2 * scan.columns - scan.rows;
}

function rawOf({ sequence, scanX, scanY, framesInAcquisition }: RecordedScan): RawAcquisition {
  const frames = sequence.length;
  return {
    path: 'simulated.mib',
    stem: 'simulated',
    place: { files: [{ path: 'simulated.mib', frames }], stride: 1 },
    header: {
      id: 'MQ1',
      sequence: 1,
      headerBytes: 384,
      chips: 1,
      width: 256,
      height: 256,
      pixelType: 'U16',
      layout: '1x1',
      chipSelect: 1,
      localTime: '',
      counter: 0,
      colour: false,
      gain: 0,
      thresholdsKeV: [],
      depth: 12
    },
    bytes: frames,
    frames,
    trailingBytes: 0,
    marks: [],
    hdr: { values: new Map(), scanX, scanY, framesInAcquisition, problems: [] },
    modified: 0,
    warnings: []
  };
}
