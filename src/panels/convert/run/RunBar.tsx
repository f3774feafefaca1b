import React, { useId, useMemo } from 'react';

import { isOpen } from '../../../protocol/jobs';
import { FailureNote } from '../../parts/FailureNote';
import { useTrans } from '../../parts/trans';
import { useModel } from '../../parts/useModel';
import type { JobsModel } from '../../jobs/jobsModel';
import { jobsOf } from '../../jobs/jobsModel';
import type { AcquisitionsModel } from '../table/acquisitionsModel';
import { convertOffer } from './convertLabel';
import { folderOfPlace } from '../../session/sessionForm';
import { jobsWithin } from '../../jobs/jobsWithin';
import { latestRun } from '../../jobs/latestRun';
import { RunLine } from '../../jobs/RunLine';
import { runProgress } from '../../jobs/runProgress';
import { RunButton } from '../../jobs/submit/RunButton';
import type { SubmitModel } from '../../jobs/submit/submitModel';

export interface RunBarProps {
  table: AcquisitionsModel;
  jobs: JobsModel;
  submit: SubmitModel;
  /** Why nothing can be converted at the moment; one sentence */
  blocked?: string;
  /** What is to be changed in the options first, to which the button leads; one sentence */
  problem?: string;
  /** True from the click until the conversion is there */
  starting?: boolean;
  /** Converts these acquisitions */
  onConvert(paths: readonly string[]): void;
}

/** The button that converts, and how far everything is that runs. */
export function RunBar({ table, jobs, submit, blocked, problem, starting, onConvert }: RunBarProps): JSX.Element {
  const trans = useTrans();
  const id = useId();
  const rows = useModel(table.rows);
  const { jobs: all, cancelling, retrying, failure } = useModel(jobs);
  const place = useModel(table, state => state.place);
  const known = useMemo(() => jobsWithin(jobsOf('convert', all), place && folderOfPlace(place)), [all, place]);
  const offer = convertOffer(table.convertible(), rows, trans);
  const run = useMemo(() => latestRun(known), [known]);
  const progress = useMemo(() => runProgress(run), [run]);
  // What has ended is summed up where its acquisitions are
  const isHere = rows.all.length > 0 && run.some(({ items }) => items.some(({ input }) => table.row(input)));
  const obstacle = blocked ?? problem;
  const notes = obstacle === undefined ? offer.notes : [obstacle];
  return (
    <section className="fd-RunBar" aria-label={trans.__('Run')}>
      <div className="fd-RunBar-start">
        <RunButton
          model={submit}
          label={starting ? trans.__('Starting…') : offer.label}
          disabled={starting || blocked !== undefined || offer.paths.length === 0}
          describedBy={notes.length > 0 ? id : undefined}
          writesFiles
          onRun={() => onConvert(offer.paths)}
        />
        <p id={id} className={obstacle === undefined ? 'fd-Hint' : 'fd-Problem'} role="status">
          {notes.join(' ')}
        </p>
      </div>
      {failure && <FailureNote failure={failure} />}
      {(progress.open || isHere) && (
        <RunLine
          progress={progress}
          done={count => trans.__('%1 converted', count)}
          cancelling={progress.open && known.every(job => !isOpen(job) || cancelling.has(job.id))}
          retrying={retrying.size > 0}
          onCancelAll={() => void jobs.cancelAll('convert', known)}
          onRetry={inputs => void jobs.retry('convert', inputs)}
        />
      )}
    </section>
  );
}
