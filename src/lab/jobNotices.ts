import { Notification } from '@jupyterlab/apputils';
import type { TranslationBundle } from '@jupyterlab/translation';

import { jobName } from '../panels/jobs/cards/jobWords';
import type { JobsModel } from '../panels/jobs/jobsModel';
import type { Job } from '../protocol/jobs';
import { isOpen } from '../protocol/jobs';

export interface NoticeOptions {
  jobs: JobsModel;
  trans: TranslationBundle;
  /** True while the user sees what says it all */
  isSeen(job: Job): boolean;
  /** Shows the job, or what became of it */
  show(job: Job): void;
}

/** Tells a user who looks elsewhere that a job has ended, by JupyterLab's notifications. */
export function announceJobs({ jobs: model, trans, isSeen, show }: NoticeOptions): void {
  let running = new Set<string>();
  model.changed.connect((_, { jobs }) => {
    const ended = jobs.filter(job => running.has(job.id) && !isOpen(job));
    running = new Set(jobs.filter(isOpen).map(({ id }) => id));
    ended.filter(job => !isSeen(job)).forEach(announce);
  });

  function announce(job: Job): void {
    const { status, items, reason, pipeline } = job;
    const name = jobName(job, trans);
    const actions = [{ label: trans.__('Show'), callback: () => show(job) }];
    if (status === 'done' && pipeline && pipeline.step < pipeline.steps - 1) {
      // The last step tells of all
      return;
    }
    if (status === 'done') {
      Notification.success(trans.__('%1: done', name), { actions, autoClose: 5000 });
    } else if (status === 'failed') {
      const failed = items.filter(item => item.status === 'failed');
      const why = failed.find(({ problem }) => problem)?.problem?.message ?? reason ?? '';
      const message = items.length === 1 ? `${name}: ${why}` : trans.__('%1: %2 failed. %3', name, failed.length, why);
      Notification.error(message, { actions, autoClose: false });
    } else if (status === 'interrupted') {
      Notification.warning(trans.__('%1: interrupted. %2', name, reason ?? ''), { actions, autoClose: false });
    }
  }
}
