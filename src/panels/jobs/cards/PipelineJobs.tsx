import React, { memo } from 'react';

import type { Job } from '../../../protocol/jobs';
import { isOpen } from '../../../protocol/jobs';
import { ConfirmButton } from '../../parts/ConfirmButton';
import { FailureNote } from '../../parts/FailureNote';
import { Progress } from '../../parts/Progress';
import { useTrans } from '../../parts/trans';
import { useModel } from '../../parts/useModel';
import type { JobsModel } from '../jobsModel';
import { DismissButton } from './DismissButton';
import { JobCard } from './JobCard';
import type { OpenResult } from './JobRow';
import { countWords, isUndone, jobName, standingName, startedWords, whereName } from './jobWords';
import {
  pipelineFraction,
  pipelineNouns,
  pipelineReason,
  pipelineSize,
  pipelineStanding,
  pipelineTitle,
  stepName
} from './pipelineGroup';

export interface PipelineJobsProps {
  /** Jobs of one submission, in the order of their steps; dismissed ones are not among them */
  steps: readonly Job[];
  jobs: JobsModel;
  onOpenResult?: OpenResult;
}

/** A submission of several steps as one thing: how it stands, a line for each step, and, opened, a card for each. */
export const PipelineJobs = memo(
  function PipelineJobs({ steps, jobs, onOpenResult }: PipelineJobsProps): JSX.Element {
    const trans = useTrans();
    const cancelling = useModel(jobs, state => state.cancelling);
    const title = pipelineTitle(steps, trans);
    const status = pipelineStanding(steps);
    const open = steps.filter(isOpen);
    const isCancelling = open.length > 0 && open.every(({ id }) => cancelling.has(id));
    const why = pipelineReason(steps);
    const id = steps[0].pipeline?.id ?? '';
    const isBusy = useModel(jobs.actions, ({ busy }) => busy.has(id));
    const failure = useModel(jobs.actions, ({ failures }) => failures.get(id));
    const hasFailed = steps.some(({ items }) => items.some(isUndone));
    const isOwn = steps.every(({ owner }) => owner === undefined);

    return (
      <article className="fd-Card fd-JobCard" aria-label={title}>
        <header className="fd-CardHead">
          <h3 title={title}>{pipelineSize(steps, trans)}</h3>
          <span className={`fd-Tag fd-status-${status}`}>{standingName(status, trans)}</span>
          {open.length === 0 && <DismissButton jobs={jobs} ids={steps.map(({ id }) => id)} name={title} />}
        </header>
        <p className="fd-Hint">
          {[pipelineNouns(steps), whereName(steps[0], trans), startedWords(steps[0])].join(' · ')}
        </p>
        {open.length > 0 && <Progress label={trans.__('Progress of %1', title)} fraction={pipelineFraction(steps)} />}
        <ol className="fd-PipelineSteps" aria-label={trans.__('Steps of it')}>
          {steps.map((job, at) => (
            <li key={job.id}>
              <span title={jobName(job, trans)}>{stepName(steps, at, trans)}</span>{' '}
              <span className={`fd-Tag fd-status-${job.status}`}>{standingName(job.status, trans)}</span>{' '}
              <span className="fd-ProgressText">{countWords(job.items, trans)}</span>
            </li>
          ))}
        </ol>
        {why !== undefined && <p className={open.length > 0 ? 'fd-Hint' : 'fd-Problem'}>{why}</p>}
        {isOwn && open.length > 0 && (
          <div className="fd-JobCard-actions">
            <ConfirmButton
              label={isCancelling ? trans.__('Cancelling…') : trans.__('Cancel all steps')}
              question={trans.__('Cancel what is left of all steps?')}
              confirm={trans.__('Cancel them')}
              disabled={isCancelling}
              onConfirm={() => open.forEach(({ id }) => void jobs.cancel(id))}
            />
          </div>
        )}
        {isOwn && open.length === 0 && hasFailed && (
          <div className="fd-JobCard-actions">
            <button
              type="button"
              className="fd-Button fd-mod-small"
              disabled={isBusy}
              title={trans.__('Each step of what failed in it, in their order; what was done well is kept')}
              onClick={() => void jobs.actions.retryPipeline(id)}
            >
              {trans.__('Run what failed again')}
            </button>
          </div>
        )}
        {failure && <FailureNote failure={failure} />}
        <details>
          <summary>{trans.__('Each step')}</summary>
          <div className="fd-JobCard-opened">
            {steps.map((job, at) => (
              <JobCard
                key={job.id}
                job={job}
                jobs={jobs}
                step={stepName(steps, at, trans)}
                onOpenResult={onOpenResult}
              />
            ))}
          </div>
        </details>
      </article>
    );
  },
  (before, after) =>
    before.steps.length === after.steps.length && before.steps.every((job, index) => job === after.steps[index])
);
