import { Notification } from '@jupyterlab/apputils';
import type { TranslationBundle } from '@jupyterlab/translation';

import { firstProblem, jobName } from '../panels/jobs/cards/jobWords';
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

/** Tells a user who looks elsewhere that a job has ended, or turns out never to start, by JupyterLab's notifications. */
export function announceJobs({ jobs: model, trans, isSeen, show }: NoticeOptions): void {
  const since = Date.now();
  let known = new Set<string>();
  let running = new Set<string>();
  let stuck = new Set<string>();
  model.changed.connect((_, { jobs }) => {
    // One may begin and end between two looks
    const isNews = ({ id, startedAt }: Job): boolean => running.has(id) || (startedAt > since && !known.has(id));
    const ended = jobs.filter(job => !isOpen(job) && isNews(job));
    const newlyStuck = jobs.filter(({ id, stuck: isStuck }) => isStuck && running.has(id) && !stuck.has(id));
    known = new Set(jobs.map(({ id }) => id));
    stuck = new Set(jobs.flatMap(({ id, stuck: isStuck }) => (isStuck ? id : [])));
    running = new Set(jobs.filter(isOpen).map(({ id }) => id));
    ended.filter(job => !isSeen(job)).forEach(announce);
    newlyStuck.filter(job => !isSeen(job)).forEach(warn);
  });

  function warn(job: Job): void {
    const actions = [{ label: trans.__('Show'), callback: () => show(job) }];
    const message = trans.__('%1: %2', jobName(job, trans), job.reason ?? '');
    Notification.warning(message, { actions, autoClose: false });
  }

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
      const why = firstProblem(items) ?? reason ?? '';
      const message = items.length === 1 ? `${name}: ${why}` : trans.__('%1: %2 failed. %3', name, failed.length, why);
      Notification.error(message, { actions, autoClose: false });
    } else if (status === 'interrupted') {
      Notification.warning(trans.__('%1: interrupted. %2', name, reason ?? ''), { actions, autoClose: false });
    }
  }
}
