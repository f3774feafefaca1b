import React, { useMemo, useState } from 'react';

import type { Kind } from '../../protocol/capabilities';
import { useTrans } from '../parts/trans';
import { useModel } from '../parts/useModel';
import { JobCards } from './cards/JobCards';
import type { JobsModel } from './jobsModel';
import { jobsOf } from './jobsModel';

/** Every job of the user of a kind, latest first, behind a disclosure. */
export function JobList({ jobs, kind }: { jobs: JobsModel; kind: Kind }): JSX.Element | null {
  const trans = useTrans();
  const known = useModel(jobs, state => state.jobs);
  const all = useMemo(() => jobsOf(kind, known), [kind, known]);
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
