import { gappedShape } from '../../core/pattern/insertGap';
import type { PatternKind } from '../../protocol/calibrate/calibrationRecord';
import type { PathGuard } from '../../storage/pathGuard';
import type { TaskRunner } from '../threads/taskRunner';

/** A diffraction pattern summed over a scan, with what a calibration needs to know of it. */
export interface SummedPattern {
  /** Row-major, in shared memory, so that threads can be given it */
  readonly counts: Float64Array;
  readonly shape: readonly [rows: number, columns: number];
  /** 1 where no detector is */
  readonly mask?: Uint8Array;
  /** Undefined where it is not known */
  readonly frames?: number;
  readonly kind: PatternKind;
  readonly warnings: readonly string[];
  /** open: a quad detector may have lost the gap between its chips; inserted: its rings say so, and it is there again */
  readonly gap?: 'open' | 'inserted';
}

/** How a pattern is read. */
export interface PatternReading {
  readonly runner: TaskRunner;
  readonly guard: PathGuard;
  readonly signal: AbortSignal;
  /** Told the shape that a pattern of many frames will have, before any of them is read, where that is known; what it throws, reading throws */
  readonly onShape?: (shape: SummedPattern['shape']) => Promise<void>;
  /** Told how many of the frames have been read */
  readonly onFrames?: (done: number, frames: number) => void;
}

/** A pattern as it was read. @param isKnownDetector whether its file says what detector it is of */
export function summedPattern(
  { counts, ...rest }: Omit<SummedPattern, 'counts' | 'gap'> & { counts: ArrayLike<number> },
  isKnownDetector = false
): SummedPattern {
  const mayLackGap = !isKnownDetector && gappedShape(rest.shape) !== rest.shape;
  return { ...rest, counts: sharedCounts(counts), ...(mayLackGap && { gap: 'open' }) };
}

export function sharedCounts(values: ArrayLike<number>): Float64Array {
  const copy = new Float64Array(new SharedArrayBuffer(8 * values.length));
  copy.set(values);
  return copy;
}
