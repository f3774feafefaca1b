import type { ReactNode } from 'react';
import React, { useMemo } from 'react';

import type { Job } from '../../../protocol/jobs';
import { isOpen } from '../../../protocol/jobs';
import { FailureNote } from '../../parts/FailureNote';
import { GrowingList } from '../../parts/GrowingList';
import { useTrans } from '../../parts/trans';
import { useModel } from '../../parts/useModel';
import type { JobsModel } from '../jobsModel';
import { JobCard } from './JobCard';
import type { OpenResult } from './JobRow';
import { grouped } from './pipelineGroup';
import { PipelineJobs } from './PipelineJobs';

/** Cards drawn at once */
const CARDS = 20;

export interface JobCardsProps {
  /** Latest first */
  shown: readonly Job[];
  jobs: JobsModel;
  onOpenResult?: OpenResult;
  /** Below them, such as the way to older ones */
  children?: ReactNode;
}

/** Jobs as cards, latest first. Those that have ended stay until they are dismissed. */
export function JobCards({ shown, jobs, onOpenResult, children }: JobCardsProps): JSX.Element {
  const trans = useTrans();
  const failure = useModel(jobs, state => state.failure);
  const ended = shown.filter(job => !isOpen(job));
  const groups = useMemo(() => grouped(shown), [shown]);
  return (
    <>
      {ended.length > 1 && (
        <button
          type="button"
          className="fd-Link"
          title={trans.__('Takes them off this list; nothing is deleted')}
          onClick={() => void jobs.actions.dismiss(ended.map(({ id }) => id))}
        >
          {trans.__('Dismiss all %1 that have ended', ended.length)}
        </button>
      )}
      {failure && <FailureNote failure={failure} />}
      <GrowingList label={trans.__('Jobs')} className="fd-JobCards" items={groups} step={CARDS} keyOf={({ id }) => id}>
        {({ steps, isPipeline }) =>
          isPipeline ? (
            <PipelineJobs steps={steps} jobs={jobs} onOpenResult={onOpenResult} />
          ) : (
            <JobCard job={steps[0]} jobs={jobs} onOpenResult={onOpenResult} />
          )
        }
      </GrowingList>
      {children}
    </>
  );
}
