import React, { useMemo, useState } from 'react';

import type { Kind } from '../../protocol/capabilities';
import type { Job, Standing } from '../../protocol/jobs';
import { isOpen } from '../../protocol/jobs';
import { PathText } from '../parts/PathText';
import { nameOf } from '../parts/paths';
import { useTrans } from '../parts/trans';
import { useModel } from '../parts/useModel';
import type { JobsModel } from './jobsModel';
import { jobsOf, partJobs } from './jobsModel';
import { RunLine } from './RunLine';
import { runProgress } from './runProgress';

/** Every job of the user of a kind, latest first, behind a disclosure: when it was started, how it ended, where its log is. */
export function JobList({ jobs, kind }: { jobs: JobsModel; kind: Kind }): JSX.Element | null {
  const trans = useTrans();
  const { jobs: known } = useModel(jobs);
  const all = useMemo(() => jobsOf(kind, known), [kind, known]);
  const [open, setOpen] = useState(false);
  if (all.length === 0) {
    return null;
  }
  return (
    <details className="fd-JobList" onToggle={event => setOpen(event.currentTarget.open)}>
      <summary>{trans._n('%1 job', '%1 jobs', all.length)}</summary>
      {open && partJobs(all).earlier.length > 0 && (
        <button
          type="button"
          className="fd-Link"
          title={trans.__('Takes ended jobs off the list; files stay')}
          onClick={() => jobs.clearEarlier()}
        >
          {trans.__('Clear earlier ones')}
        </button>
      )}
      {(open ? all : []).map(job => (
        <Entry key={job.id} job={job} jobs={jobs} />
      ))}
    </details>
  );
}

function Entry({ job, jobs }: { job: Job; jobs: JobsModel }): JSX.Element {
  const trans = useTrans();
  const { cancelling, retrying } = useModel(jobs);
  const { id, kind, status, reason, items, startedAt, folder } = job;
  const title = items.length === 1 ? nameOf(items[0].input) : trans._n('%1 file', '%1 files', items.length);
  const started = new Date(startedAt).toLocaleString(undefined, { dateStyle: 'medium', timeStyle: 'short' });
  const names: Record<Standing, string> = {
    waiting: trans.__('waiting'),
    running: trans.__('running'),
    done: trans.__('done'),
    failed: trans.__('failed'),
    cancelled: trans.__('cancelled'),
    interrupted: trans.__('interrupted'),
    unknown: trans.__('not known')
  };
  return (
    <article className="fd-Card" aria-label={trans.__('Job of %1', title)}>
      <header className="fd-CardHead">
        <h3 title={items[0]?.input}>{title}</h3>
        <span className="fd-Quiet">{started}</span>
        <span className={`fd-Tag fd-status-${status}`}>{names[status]}</span>
      </header>
      {reason !== undefined && <p className={isOpen(job) ? 'fd-Hint' : 'fd-Note fd-mod-warning'}>{reason}</p>}
      <RunLine
        progress={runProgress([job])}
        done={count => trans.__('%1 done', count)}
        cancelling={cancelling.has(id)}
        retrying={retrying.size > 0}
        onCancelAll={() => void jobs.cancel(id)}
        onRetry={inputs => void jobs.retry(kind, inputs)}
      />
      <PathText path={folder} copyLabel={trans.__('Copy the path of the folder with the log')} />
    </article>
  );
}
