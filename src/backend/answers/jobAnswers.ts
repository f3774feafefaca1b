import type { SomeAnswers } from './answer';

/** Starting, stopping and listing jobs of every kind. */
export const jobAnswers: SomeAnswers<
  'startJob' | 'startPipeline' | 'cancelJob' | 'cancelJobItem' | 'holdJob' | 'releaseJob' | 'retryJob' | 'listJobs'
> = {
  startJob: (request, { jobs }) => jobs.start(request),
  startPipeline: (request, { jobs, signal }) => jobs.startPipeline(request, signal),
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
  retryJob: ({ id, inputs }, { jobs }) => jobs.retry(id, inputs),
  listJobs: ({ path }, { jobs }) => jobs.list(path)
};
