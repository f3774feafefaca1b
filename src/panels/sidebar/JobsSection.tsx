import React, { useId } from 'react';

import { isOpen } from '../../protocol/jobs';
import type { Backend } from '../connection';
import type { OpenResult } from '../jobs/cards/JobRow';
import { JobCards } from '../jobs/cards/JobCards';
import { CheckCluster } from '../jobs/CheckCluster';
import type { JobsModel } from '../jobs/jobsModel';
import { FailureNote } from '../parts/FailureNote';
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
        <JobCards shown={known} jobs={jobs} onOpenResult={onOpenResult}>
          <OlderJobsButton jobs={jobs} />
        </JobCards>
      )}
    </section>
  );
}

/** Lists the ended jobs before those in view; nothing where there are none. */
function OlderJobsButton({ jobs }: { jobs: JobsModel }): JSX.Element | null {
  const trans = useTrans();
  const { more, asking, failure } = useModel(jobs.older);
  const oldest = useModel(jobs, state => state.jobs.filter(job => !isOpen(job)).at(-1)?.id);
  return more && oldest !== undefined ? (
    <>
      <button type="button" className="fd-Button" disabled={asking} onClick={() => void jobs.older.list(oldest)}>
        {asking ? trans.__('Looking for older jobs…') : trans.__('Show older jobs')}
      </button>
      {failure && <FailureNote failure={failure} />}
    </>
  ) : null;
}
