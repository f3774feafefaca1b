import type { SharedJob } from './jobCounters';

/** One thread's share of a job. @param giveWay lets other work run between two parts, for callers on the main thread */
type Work<J extends SharedJob, R> = (job: J, giveWay?: () => Promise<void>) => Promise<R>;

/** All that worker threads can do, by name. Each thread loads only what it is asked for: its start is waited for. */
const tasks = {
  frames: async () => (await import('../frames/frameWork')).workOnFrames,
  headers: async () => (await import('../frames/headerTask')).scanHeaders,
  ringMaps: async () => (await import('../frames/sinks/radial/fillMaps')).fillMaps,
  foreign: async () => (await import('./foreignReads')).doForeign,
  pictures: async () => (await import('../convert/writePictures')).writePictures,
  calibrationFit: async () => (await import('../calibrate/fitPattern')).fitPattern,
  profiles: async () => (await import('../analyse/slabs/readingTask')).readSlabs,
  starts: async () => (await import('../analyse/decompose/startTask')).descendFromStarts,
  blocks: async () => (await import('../analyse/blocks/blockTask')).passOverBlocks,
  coefficientPercentiles: async () => (await import('../analyse/view/percentileTask')).coefficientPercentiles,
  profileSketches: async () => (await import('../analyse/view/sketchTask')).sketchProfiles,
  regionSpectrum: async () => (await import('../analyse/view/spectrumTask')).spectrumOfRegion,
  regionProfile: async () => (await import('../analyse/view/regionTask')).meanOfRegion,
  profileOverview: async () => (await import('../radial/profileOverview')).profileOverview,
  sampleSession: async () => (await import('../sampleTask')).makeSampleSession,
  calibrationBeam: async () => (await import('../calibrate/findBeam')).findBeam,
  calibrationReport: async () => (await import('../calibrate/drawReport')).drawReport
} as const;

type Task<N extends TaskName> = Awaited<ReturnType<(typeof tasks)[N]>>;

export type TaskName = keyof typeof tasks;
export type Job<N extends TaskName> = Parameters<Task<N>>[0];
export type Reply<N extends TaskName> = Awaited<ReturnType<Task<N>>>;

/** The work of a name; one place where the table's types are taken together. */
export async function work<N extends TaskName>(name: N): Promise<Work<Job<N>, Reply<N>>> {
  return (await tasks[name]()) as unknown as Work<Job<N>, Reply<N>>;
}
