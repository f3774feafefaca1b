import type { SinkJobs, SinkResults } from '../frames/sinks';
import type { AlignedSums } from '../frames/sinks/radial/alignedSums';
import type { TaskRunner } from '../threads/taskRunner';
import type { Origins } from './findOrigins';
import type { OpenScan } from './openScan';
import type { ScanAxes } from './radialFiles';
import type { RadialDraft, RadialRecord } from './radialRecord';
import type { UsedPixels } from './usedPixels';

/** All that is known before the patterns are read. */
export interface RadialPlan {
  readonly scan: OpenScan;
  readonly axes: ScanAxes;
  readonly pixels: UsedPixels;
  readonly origins: Origins;
  readonly draft: RadialDraft;
}

/** What a transform makes of patterns. */
export type RadialSinks = Pick<SinkJobs, 'radialProfile' | 'polarProfile' | 'correctedFrame'>;

/** Profiles of one convention. */
export interface ProfileOutputs {
  readonly sinks: RadialSinks;
  /** Makes the files that the sinks write. @throws InputError of the file system */
  create(): void;
  /** Completes the files. @returns the patterns added up about their direct beams */
  finish(found: SinkResults<RadialSinks>, record: RadialRecord): Promise<AlignedSums>;
}

export interface RadialWatch {
  readonly runner: TaskRunner;
  readonly signal: AbortSignal;
  readonly onFrames?: (done: number, frames: number) => void;
}
