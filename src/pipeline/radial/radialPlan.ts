import type { TaskRunner } from '../threads/taskRunner';
import type { Origins } from './findOrigins';
import type { OpenScan } from './openScan';
import type { ScanAxes } from './radialFiles';
import type { RadialRecord } from './radialRecord';
import type { UsedPixels } from './usedPixels';

/** All that is known before the patterns are read. */
export interface RadialPlan {
  readonly scan: OpenScan;
  readonly axes: ScanAxes;
  readonly pixels: UsedPixels;
  readonly origins: Origins;
  readonly record: RadialRecord;
}

export interface RadialWatch {
  readonly runner: TaskRunner;
  readonly signal: AbortSignal;
  readonly onFrames?: (done: number, frames: number) => void;
}
