import { findBeamPlaces } from '../calibrate/beamPlaces';
import { drawReport } from '../calibrate/drawReport';
import { fitPattern } from '../calibrate/fitPattern';
import { sumRawPatterns } from '../calibrate/rawPatternSum';
import { workOnFrames } from '../frames/frameWorker';
import { scanHeaders } from '../frames/headerTask';
import { writePictures } from '../convert/writePictures';
import { sumRawFrames } from '../viewer/rawSums';
import { sumStoredFrames } from '../viewer/storedSums';
import type { SharedJob } from './jobCounters';

/** One thread's share of a job. @param giveWay lets other work run between two parts, for callers on the main thread */
type Work<J extends SharedJob, R> = (job: J, giveWay?: () => Promise<void>) => Promise<R>;

/** All that worker threads can do, by name. */
export const tasks = {
  frames: workOnFrames,
  headers: scanHeaders,
  pictures: writePictures,
  storedSums: sumStoredFrames,
  rawSums: sumRawFrames,
  rawPatternSum: sumRawPatterns,
  beamPlaces: findBeamPlaces,
  calibrationFit: fitPattern,
  calibrationReport: drawReport
} as const;

export type TaskName = keyof typeof tasks;
export type Job<N extends TaskName> = Parameters<(typeof tasks)[N]>[0];
export type Reply<N extends TaskName> = Awaited<ReturnType<(typeof tasks)[N]>>;

/** The work of a name; one place where the table's types are taken together. */
export function work<N extends TaskName>(name: N): Work<Job<N>, Reply<N>> {
  return tasks[name] as unknown as Work<Job<N>, Reply<N>>;
}
