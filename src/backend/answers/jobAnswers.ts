import type { SomeAnswers } from './answer';

/** Starting, stopping and listing jobs of every kind. */
export const jobAnswers: SomeAnswers<
  | 'startPipeline'
  | 'planPipeline'
  | 'startJob'
  | 'cancelJob'
  | 'cancelJobItem'
  | 'holdJob'
  | 'releaseJob'
  | 'retryJob'
  | 'retryPipeline'
  | 'listJobs'
  | 'olderJobs'
  | 'dismissJobs'
  | 'jobFiles'
  | 'jobLog'
> = {
  startJob: (request, { jobs }) => jobs.start(request),
  startPipeline: (request, { jobs, signal }) => jobs.startPipeline(request, signal),
  planPipeline: (request, { jobs, signal }) => jobs.planPipeline(request, signal),
  cancelJob: async ({ id }, { jobs }) => {
    await jobs.cancel(id);
    return null;
  },
  cancelJobItem: async ({ id, input }, { jobs }) => {
    await jobs.cancelItem(id, input);
    return null;
  },
  holdJob: async ({ id, task }, { jobs }) => {
    await jobs.hold(id, true, task);
    return null;
  },
  releaseJob: async ({ id, task }, { jobs }) => {
    await jobs.hold(id, false, task);
    return null;
  },
  retryJob: ({ id, inputs, cluster }, { jobs }) => jobs.retry(id, inputs, cluster),
  retryPipeline: ({ id }, { jobs }) => jobs.retryPipeline(id),
  dismissJobs: async ({ ids }, { jobs }) => {
    await jobs.dismiss(ids);
    return null;
  },
  jobFiles: async ({ id }, { jobs }) => [...(await jobs.files(id))],
  jobLog: async ({ id, task }, { jobs, report, signal }) => {
    await jobs.log(id, task, report, signal);
    return null;
  },
  listJobs: ({ path }, { jobs }) => jobs.list(path),
  olderJobs: ({ before }, { jobs }) => jobs.older(before)
};
