import { insertGap } from '../../core/pattern/insertGap';
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
}

/** How a pattern is read. */
export interface PatternReading {
  readonly runner: TaskRunner;
  readonly guard: PathGuard;
  readonly signal: AbortSignal;
  /** Told the shape that a pattern of many frames will have, before any of them is read; what it throws, reading throws */
  readonly onShape?: (shape: SummedPattern['shape']) => Promise<void>;
  /** Told how many of the frames have been read */
  readonly onFrames?: (done: number, frames: number) => void;
}

/** A pattern in the frame of a converted file. */
export function summedPattern({
  counts,
  shape,
  warnings,
  ...rest
}: Omit<SummedPattern, 'counts'> & { counts: ArrayLike<number> }): SummedPattern {
  const gapped = insertGap(counts, shape);
  if (!gapped) {
    return { ...rest, counts: shared(counts), shape, warnings };
  }
  return {
    ...rest,
    counts: shared(gapped.values),
    shape: gapped.shape,
    mask: gapped.mask,
    warnings: [
      ...warnings,
      `512 x 512 pixels were taken for a quad detector without the gap between its chips: the gap was inserted, and positions are those in ${gapped.shape.join(' x ')} pixels.`
    ]
  };
}

function shared(values: ArrayLike<number>): Float64Array {
  const copy = new Float64Array(new SharedArrayBuffer(8 * values.length));
  copy.set(values);
  return copy;
}
