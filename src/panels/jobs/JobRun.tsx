import React, { useMemo } from 'react';

import type { Kind } from '../../protocol/capabilities';
import { isOpen } from '../../protocol/jobs';
import { useModel } from '../parts/useModel';
import type { JobsModel } from './jobsModel';
import { jobsOf } from './jobsModel';
import { latestRun } from './latestRun';
import type { RunLineProps } from './RunLine';
import { RunLine } from './RunLine';
import { runProgress } from './runProgress';

export interface JobRunProps extends Pick<RunLineProps, 'done'> {
  jobs: JobsModel;
  kind: Kind;
  /** Whether the panel shows an input; jobs on others are not its own */
  isShown(input: string): boolean;
}

/** How far the jobs of a kind are, with what stops them and tries again; nothing while none was started on what the panel shows. */
export function JobRun({ jobs, kind, isShown, done }: JobRunProps): JSX.Element | null {
  const { jobs: all, cancelling, retrying } = useModel(jobs);
  const own = useMemo(
    () => jobsOf(kind, all).filter(({ items }) => items.length === 0 || items.some(({ input }) => isShown(input))),
    [kind, all, isShown]
  );
  const run = useMemo(() => latestRun(own), [own]);
  const progress = useMemo(() => runProgress(run), [run]);
  if (run.length === 0) {
    return null;
  }
  return (
    <RunLine
      progress={progress}
      done={done}
      cancelling={progress.open && own.every(job => !isOpen(job) || cancelling.has(job.id))}
      retrying={retrying.size > 0}
      onCancelAll={() => void jobs.cancelAll(kind, own)}
      onRetry={inputs => void jobs.retry(kind, inputs)}
    />
  );
}
