import React from 'react';

import type { Job } from '../../../protocol/jobs';
import { isOpen } from '../../../protocol/jobs';
import { ConfirmButton } from '../../parts/ConfirmButton';
import { formatCount } from '../../parts/quantities';
import { useTrans } from '../../parts/trans';
import { useModel } from '../../parts/useModel';
import type { JobsModel } from '../jobsModel';
import { isPending, isUndone, moreWish, moreWords } from './jobWords';

export interface CardActionsProps {
  job: Job;
  jobs: JobsModel;
  /** What the job is called */
  name: string;
}

/** What can be done about a job as a whole: cancel, hold, release, run again what failed, with more where it had too little. */
export function CardActions({ job, jobs, name }: CardActionsProps): JSX.Element {
  const trans = useTrans();
  const { id, items, launcher, held } = job;
  const busy = useModel(jobs.actions, state => state.busy.has(id));
  const cancelling = useModel(jobs, state => state.cancelling.has(id));
  const running = isOpen(job);
  const failed = items.filter(isUndone);
  const more = running ? undefined : moreWish(items);
  const canHold = launcher === 'slurm' && running && !held && items.some(isPending);
  return (
    <div className="fd-JobCard-actions">
      {more && (
        <button
          type="button"
          className="fd-Button fd-mod-small"
          disabled={busy}
          onClick={() => void jobs.actions.retry(id, more)}
        >
          {trans.__('Run %1 again with %2', formatCount(more.inputs.length), moreWords(more.cluster))}
        </button>
      )}
      {!running && failed.length > (more?.inputs.length ?? 0) && (
        <button
          type="button"
          className="fd-Button fd-mod-small"
          disabled={busy}
          onClick={() => void jobs.actions.retry(id)}
        >
          {trans.__('Run %1 failed again', formatCount(failed.length))}
        </button>
      )}
      {held && (
        <button
          type="button"
          className="fd-Button fd-mod-small"
          disabled={busy}
          onClick={() => void jobs.actions.hold(id, false)}
        >
          {trans.__('Release')}
        </button>
      )}
      {canHold && (
        <button
          type="button"
          className="fd-Button fd-mod-small"
          disabled={busy}
          title={trans.__('What runs goes on; what waits does not begin before you release it')}
          onClick={() => void jobs.actions.hold(id, true)}
        >
          {trans.__('Hold')}
        </button>
      )}
      {running && (
        <ConfirmButton
          label={cancelling ? trans.__('Cancelling…') : trans.__('Cancel')}
          question={trans.__('Cancel the %1?', name.charAt(0).toLowerCase() + name.slice(1))}
          confirm={trans.__('Cancel it')}
          disabled={cancelling}
          onConfirm={() => void jobs.cancel(id)}
        />
      )}
    </div>
  );
}
