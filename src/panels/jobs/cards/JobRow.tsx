import React, { memo, useState } from 'react';

import { phaseOf } from '../../../core/slurm/standing';
import type { Job, JobItem } from '../../../protocol/jobs';
import { isOpen } from '../../../protocol/jobs';
import { ConfirmButton } from '../../parts/ConfirmButton';
import { nameOf } from '../../parts/paths';
import { Progress } from '../../parts/Progress';
import { useTrans } from '../../parts/trans';
import type { JobsModel } from '../jobsModel';
import { JobLog } from './JobLog';
import { fractionOf, isPending, paceWords, problemWords, standingTag } from './jobWords';
import { useNow } from './useNow';

/** Opens what became of a data set. */
export type OpenResult = (kind: Job['kind'], item: JobItem) => void;

export interface JobRowProps {
  id: string;
  kind: Job['kind'];
  item: JobItem;
  jobs: JobsModel;
  /** Somebody else's: it can be looked at alone */
  isForeign?: boolean;
  /** Whether its log stands open from the start */
  showsLog?: boolean;
  /** What the card says of the job as a whole: not said again */
  said?: string;
  /** Whether it is being given up */
  cancelling: boolean;
  onOpenResult?: OpenResult;
}

/** Slurm's word, but for one that came before the end: Slurm tells of that some seconds later. */
function clusterWord(item: JobItem): string | undefined {
  const { word = '' } = item.task ?? {};
  return isOpen(item) || phaseOf(word) === 'ended' ? word : undefined;
}

/** One data set of a job: how it stands in Slurm's words and ours, and what can be done about it. */
export const JobRow = memo(function JobRow(props: JobRowProps): JSX.Element {
  const { id, kind, item, jobs, isForeign = false, showsLog = false, said, cancelling, onOpenResult } = props;
  const { input, status, task, problem, result, parts } = item;
  const trans = useTrans();
  const [log, setLog] = useState(showsLog);
  const now = useNow(status === 'running' && task?.startedAt !== undefined);
  const name = nameOf(input);
  const open = isOpen(item);
  const words = [
    parts && trans.__('%1 of %2 parts', parts.done, parts.of),
    task && clusterWord(item),
    task?.node && trans.__('on %1', task.node),
    ...(task ? paceWords(task, now, trans) : [])
  ]
    .filter(Boolean)
    .join(' · ');
  const tag = standingTag(status, task?.stuck, trans);
  const sentence = problem ? problemWords(problem) : status === 'done' ? undefined : task?.reason;
  const isSaid = said !== undefined && (sentence === said || problem?.message === said);
  return (
    <div className="fd-JobRow">
      <div className="fd-CardHead">
        <h4 title={input}>{name}</h4>
        <span className={tag.className}>{tag.words}</span>
      </div>
      {status === 'running' && <Progress label={trans.__('Progress of %1', name)} fraction={fractionOf(item)} />}
      {words && <p className="fd-ProgressText fd-Quiet">{words}</p>}
      {sentence && !isSaid && (
        <p className={open && !task?.stuck ? 'fd-Hint' : 'fd-Problem'} title={problem?.message}>
          {sentence}
        </p>
      )}
      <div className="fd-JobRow-actions">
        {task && (
          <button type="button" className="fd-Link" aria-expanded={log} onClick={() => setLog(!log)}>
            {trans.__('Log')}
          </button>
        )}
        {result && onOpenResult && (
          <button type="button" className="fd-Link" onClick={() => onOpenResult(kind, item)}>
            {trans.__('Open result')}
          </button>
        )}
        {!isForeign && task && open && (task.held || isPending(item)) && (
          <button type="button" className="fd-Link" onClick={() => void jobs.actions.hold(id, !task.held, task.index)}>
            {task.held ? trans.__('Release') : trans.__('Hold')}
          </button>
        )}
        {!isForeign && open && (
          <ConfirmButton
            label={cancelling ? trans.__('Cancelling…') : trans.__('Cancel')}
            question={trans.__('Cancel %1?', name)}
            confirm={trans.__('Cancel it')}
            disabled={cancelling}
            onConfirm={() => void jobs.cancelItem(kind, input, id)}
          />
        )}
      </div>
      {log && task && <JobLog actions={jobs.actions} id={id} task={task.index} label={trans.__('Log of %1', name)} />}
    </div>
  );
});
