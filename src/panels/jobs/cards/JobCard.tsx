import React, { memo, useState } from 'react';

import type { PlannedFile } from '../../../protocol/clusterRequests';
import type { Job, JobItem } from '../../../protocol/jobs';
import { isOpen } from '../../../protocol/jobs';
import { FailureNote } from '../../parts/FailureNote';
import { GrowingList } from '../../parts/GrowingList';
import { PathText } from '../../parts/PathText';
import { Progress } from '../../parts/Progress';
import { useTrans } from '../../parts/trans';
import { useModel } from '../../parts/useModel';
import { itemKey } from '../itemIndex';
import type { JobsModel } from '../jobsModel';
import { runProgress } from '../runProgress';
import { FileTexts } from '../submit/FileTexts';
import { CardActions } from './CardActions';
import { DismissButton } from './DismissButton';
import { JobLog } from './JobLog';
import type { OpenResult } from './JobRow';
import { JobRow } from './JobRow';
import {
  countWords,
  fractionOf,
  factWords,
  firstProblem,
  isUndone,
  jobName,
  jobTitle,
  paceWords,
  standingTag
} from './jobWords';
import { useNow } from './useNow';

/** Rows drawn at once */
const ROWS = 30;

export interface JobCardProps {
  job: Job;
  jobs: JobsModel;
  /** Which step of a submission it is, which is dismissed as a whole; absent: it is by itself */
  step?: string;
  onOpenResult?: OpenResult;
}

/** A submission: how it stands, what can be done about it, and, opened, a row for each data set. */
export const JobCard = memo(function JobCard({ job, jobs, step, onOpenResult }: JobCardProps): JSX.Element {
  const trans = useTrans();
  const [open, setOpen] = useState(false);
  const failure = useModel(jobs.actions, ({ failures }) => failures.get(job.id));
  const { id, status, items, reason, owner, stuck } = job;
  const running = isOpen(job);
  const now = useNow(running);
  const name = jobName(job, trans);
  const tag = standingTag(status, stuck, trans);
  const problem = items.find(item => item.problem)?.problem;
  const why = reason ?? (running ? undefined : firstProblem(items));
  return (
    <article className="fd-Card fd-JobCard" aria-label={name}>
      <header className="fd-CardHead">
        <h3 title={name}>{step ?? jobTitle(job, trans)}</h3>
        <span className={tag.className}>{tag.words}</span>
        {!running && step === undefined && <DismissButton jobs={jobs} ids={[id]} name={name} />}
      </header>
      <p className="fd-Hint">{factWords(job, step, trans).join(' · ')}</p>
      {running && !(stuck && status === 'waiting') && (
        <Progress
          label={trans.__('Progress of %1', name)}
          fraction={runProgress([job]).fraction ?? meanFraction(job)}
        />
      )}
      <p className="fd-ProgressText">{[countWords(items, trans), ...paceWords(job, now, trans)].join(' · ')}</p>
      {why !== undefined && (
        <p
          className={running && !stuck ? 'fd-Hint' : 'fd-Problem'}
          title={reason === undefined ? problem?.message : undefined}
        >
          {why}
        </p>
      )}
      {owner !== undefined && (
        <p className="fd-Note">
          {trans.__('It is of another user (number %1): only they can stop or repeat it.', owner)}
        </p>
      )}
      {owner === undefined && <CardActions job={job} jobs={jobs} name={name} />}
      {failure && <FailureNote failure={failure} />}
      <details onToggle={event => setOpen(event.currentTarget.open)}>
        <summary>{trans._n('%1 data set', '%1 data sets', items.length)}</summary>
        {open && <Opened job={job} jobs={jobs} name={name} onOpenResult={onOpenResult} />}
      </details>
    </article>
  );
});

function Opened({ job, jobs, name, onOpenResult }: JobCardProps & { name: string }): JSX.Element {
  const trans = useTrans();
  const [files, setFiles] = useState<readonly PlannedFile[]>();
  // Of what ended before it was done the log stands open, at its last lines
  const told = job.items.find(isUndone);
  const [log, setLog] = useState(told !== undefined);
  const { cancelling, cancellingItems } = useModel(jobs);
  const { id, kind, launcher, folder } = job;
  const items: readonly JobItem[] = job.items;
  return (
    <div className="fd-JobCard-opened">
      <GrowingList label={trans.__('Data sets')} items={items} step={ROWS} keyOf={({ input }) => input}>
        {item => (
          <JobRow
            id={id}
            kind={kind}
            item={item}
            jobs={jobs}
            isForeign={job.owner !== undefined}
            showsLog={item === told}
            said={job.reason ?? (items.length === 1 ? firstProblem(items) : undefined)}
            cancelling={cancelling.has(id) || cancellingItems.has(itemKey(kind, item.input))}
            onOpenResult={onOpenResult}
          />
        )}
      </GrowingList>
      <div className="fd-JobRow-actions">
        {launcher === 'local' && (
          <button type="button" className="fd-Link" aria-expanded={log} onClick={() => setLog(!log)}>
            {trans.__('Log')}
          </button>
        )}
        {!files && (
          <button
            type="button"
            className="fd-Link"
            onClick={() => void jobs.actions.files(id).then(found => setFiles(found))}
          >
            {trans.__('Show files')}
          </button>
        )}
      </div>
      {launcher === 'local' && log && (
        <JobLog actions={jobs.actions} id={id} task={0} label={trans.__('Log of %1', name)} />
      )}
      {files && <FileTexts title={trans.__('Files')} files={files} isOpen />}
      <PathText path={folder} copyLabel={trans.__('Copy the path of the folder with the log')} />
    </div>
  );
}

/** Of jobs that count no bytes. */
function meanFraction({ items }: Job): number | undefined {
  const known = items.map(item => (isOpen(item) ? fractionOf(item) : 1));
  const parts = known.map(part => part ?? 0);
  return known.some(part => part !== undefined) ? parts.reduce((sum, part) => sum + part, 0) / parts.length : undefined;
}
