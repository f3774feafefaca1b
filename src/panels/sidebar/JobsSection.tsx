import React, { useId } from 'react';

import type { Backend } from '../connection';
import type { OpenResult } from '../jobs/cards/JobRow';
import { JobCards } from '../jobs/cards/JobCards';
import { CheckCluster } from '../jobs/CheckCluster';
import type { JobsModel } from '../jobs/jobsModel';
import { useTrans } from '../parts/trans';
import { useModel } from '../parts/useModel';
import { folderOfPlace } from '../session/sessionForm';
import type { SessionModel } from '../session/sessionModel';

export interface JobsSectionProps {
  backend: Backend;
  session: SessionModel;
  jobs: JobsModel;
  onOpenResult?: OpenResult;
}

/** The jobs of the user, of every kind, and whether the cluster is of use. */
export function JobsSection({ backend, session, jobs, onOpenResult }: JobsSectionProps): JSX.Element {
  const trans = useTrans();
  const id = useId();
  const known = useModel(jobs, state => state.jobs);
  const place = useModel(session, state => state.place);
  return (
    <section className="fd-Jobs" aria-labelledby={id}>
      <h2 id={id}>{trans.__('Jobs')}</h2>
      <CheckCluster backend={backend} folder={place && folderOfPlace(place)} />
      {known.length === 0 ? (
        <p className="fd-Hint">{trans.__('What you start here or on the cluster stands here until you dismiss it.')}</p>
      ) : (
        <JobCards shown={known} jobs={jobs} onOpenResult={onOpenResult} />
      )}
    </section>
  );
}
