import React, { useMemo, useState } from 'react';

import type { Kind } from '../../protocol/capabilities';
import { useTrans } from '../parts/trans';
import { useModel } from '../parts/useModel';
import { JobCards } from './cards/JobCards';
import type { JobsModel } from './jobsModel';
import { jobsOf } from './jobsModel';
import { jobsWithin } from './jobsWithin';

export interface JobListProps {
  jobs: JobsModel;
  kind: Kind;
  /** Only the jobs on files in it; absent: all */
  folder?: string;
}

/** The jobs of the user of a kind, latest first, behind a disclosure. */
export function JobList({ jobs, kind, folder }: JobListProps): JSX.Element | null {
  const trans = useTrans();
  const known = useModel(jobs, state => state.jobs);
  const all = useMemo(() => jobsWithin(jobsOf(kind, known), folder), [kind, known, folder]);
  const [open, setOpen] = useState(false);
  if (all.length === 0) {
    return null;
  }
  return (
    <details className="fd-JobList" onToggle={event => setOpen(event.currentTarget.open)}>
      <summary>{trans._n('%1 job', '%1 jobs', all.length)}</summary>
      {open && <JobCards shown={all} jobs={jobs} />}
    </details>
  );
}
