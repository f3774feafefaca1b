import type { JupyterFrontEnd, JupyterFrontEndPlugin } from '@jupyterlab/application';
import { IStatusBar } from '@jupyterlab/statusbar';
import { ITranslator, nullTranslator } from '@jupyterlab/translation';
import { ReactWidget } from '@jupyterlab/ui-components';
import type { TranslationBundle } from '@jupyterlab/translation';
import { Signal } from '@lumino/signaling';
import React from 'react';

import { jobCounts } from '../panels/jobs/jobCounts';
import type { JobsModel } from '../panels/jobs/jobsModel';
import { useModel } from '../panels/parts/useModel';
import { CommandIDs, DOMAIN } from './commands';
import { announceJobs } from './jobNotices';
import { IJobs, ISteps } from './tokens';

export const jobNewsPlugin: JupyterFrontEndPlugin<void> = {
  id: 'jupyterlab-4dstem:job-news',
  description: 'Tells of jobs that end, and counts those that run, wait or have failed in the status bar.',
  autoStart: true,
  requires: [IJobs, ISteps],
  optional: [IStatusBar, ITranslator],
  activate: (
    app: JupyterFrontEnd,
    jobs: IJobs,
    steps: ISteps,
    statusBar: IStatusBar | null,
    translator: ITranslator | null
  ): void => {
    const trans = (translator ?? nullTranslator).load(DOMAIN);
    const stepOf = (kind: string) => steps.state.steps.find(({ id }) => id === kind);
    announceJobs({
      jobs,
      trans,
      isSeen: ({ kind }) => stepOf(kind)?.isSeen?.() ?? false,
      show: ({ kind }) => stepOf(kind)?.open()
    });
    const changed = new Signal<JobsModel, void>(jobs);
    jobs.changed.connect(() => changed.emit());
    statusBar?.registerStatusItem(jobNewsPlugin.id, {
      item: ReactWidget.create(
        <JobsItem jobs={jobs} trans={trans} onClick={() => void app.commands.execute(CommandIDs.showJobs)} />
      ),
      align: 'left',
      isActive: () => jobCounts(jobs.state.jobs, trans) !== '',
      activeStateChanged: changed
    });
  }
};

function JobsItem({ jobs, trans, onClick }: { jobs: JobsModel; trans: TranslationBundle; onClick(): void }) {
  const counts = useModel(jobs, state => jobCounts(state.jobs, trans));
  return (
    <button type="button" className="fd-JobsItem" title={trans.__('Show the 4D-STEM jobs')} onClick={onClick}>
      {trans.__('4D-STEM: %1', counts)}
    </button>
  );
}
