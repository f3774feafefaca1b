import type { SharedJob } from './threads/jobCounters';
import { isStopped } from './threads/jobCounters';
import type { SampleSessionOptions, SampleSessionSummary } from './sampleSession';
import { writeSampleSession } from './sampleSession';

/** A sample session as the job of a thread. */
export interface SampleJob extends SharedJob {
  /** New or empty */
  readonly folder: string;
  readonly options: SampleSessionOptions;
  /** Frames written, and frames to be written: two numbers of 8 bytes */
  readonly progress: SharedArrayBuffer;
}

/** Writes a sample session, looking after every frame whether it is still wanted. */
export async function makeSampleSession(job: SampleJob): Promise<SampleSessionSummary> {
  const progress = new Float64Array(job.progress);
  const abort = new AbortController();
  return writeSampleSession(job.folder, job.options, {
    signal: abort.signal,
    onProgress: ({ done, total }) => {
      progress.set([done, total]);
      if (isStopped(job)) {
        abort.abort();
      }
    }
  });
}
