import { Notification } from '@jupyterlab/apputils';
import type { TranslationBundle } from '@jupyterlab/translation';

import type { JobsModel } from '../panels/jobs/jobsModel';
import { runProgress } from '../panels/jobs/runProgress';
import { nameOf } from '../panels/parts/paths';
import type { Job } from '../protocol/jobs';
import { isOpen } from '../protocol/jobs';

export interface NoticeOptions {
  jobs: JobsModel;
  trans: TranslationBundle;
  /** True while the user sees the panel, which says it all */
  isSeen(): boolean;
  /** Opens the panel */
  show(): void;
}

/** Tells a user who looks elsewhere that a conversion has ended, by JupyterLab's notifications. */
export function announceJobs({ jobs: model, trans, isSeen, show }: NoticeOptions): void {
  let running = new Set<string>();
  model.changed.connect((_, { jobs }) => {
    const ended = jobs.filter(conversion => running.has(conversion.id) && !isOpen(conversion));
    running = new Set(jobs.filter(isOpen).map(({ id }) => id));
    if (!isSeen()) {
      ended.forEach(conversion => announce(conversion));
    }
  });

  function announce(conversion: Job): void {
    const { files, filesFailed } = runProgress([conversion]);
    const name = files === 1 ? nameOf(conversion.items[0].input) : trans._n('%1 file', '%1 files', files);
    const actions = [{ label: trans.__('Show'), callback: show }];
    if (conversion.status === 'done') {
      Notification.success(trans.__('Converted: %1', name), { actions, autoClose: 5000 });
    } else if (conversion.status === 'failed') {
      const first = conversion.items.find(({ problem }) => problem)?.problem?.message ?? '';
      const message =
        files === 1
          ? first
          : trans._n('%1 file could not be converted.', '%1 files could not be converted.', filesFailed);
      Notification.error(message, { actions, autoClose: false });
    } else if (conversion.status === 'interrupted') {
      Notification.warning(trans.__('Interrupted: %1. %2', name, conversion.reason ?? ''), {
        actions,
        autoClose: false
      });
    }
  }
}
