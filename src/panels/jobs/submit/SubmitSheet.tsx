import type { TranslationBundle } from '@jupyterlab/translation';
import type { ReactNode } from 'react';
import React, { useEffect } from 'react';

import { parseTime, timeText } from '../../../core/slurm/limits';
import type { ClusterPlan, PlannedFile } from '../../../protocol/clusterRequests';
import { useTrans } from '../../parts/trans';
import { useModel } from '../../parts/useModel';
import { memoryWords, timeWords } from '../cards/jobWords';
import { ClusterFields } from './ClusterFields';
import { Sheet } from './Sheet';
import type { SubmitModel } from './submitModel';
import { WholeNotes } from './WholeNotes';

export interface SubmitSheetProps {
  model: SubmitModel;
  /** So many inputs are chosen */
  count: number;
  /** In place of the button that submits, where a panel does more than that */
  action?: ReactNode;
  /** In place of what the job alone would write */
  files?: readonly PlannedFile[];
  /** Between the fields and the buttons */
  children?: ReactNode;
}

/** The form by which the work of a panel goes to the cluster; nothing while it is closed. */
export function SubmitSheet({ model, children, ...rest }: SubmitSheetProps): JSX.Element | null {
  const { open } = useModel(model);
  return open ? (
    <OpenSheet model={model} {...rest}>
      {children}
    </OpenSheet>
  ) : null;
}

function OpenSheet({ model, count, action, files, children }: SubmitSheetProps): JSX.Element {
  const trans = useTrans();
  const { plan, planning, submitting, failure } = useModel(model);
  const { site } = useModel(model.cluster);
  // What is selected meanwhile is estimated again
  useEffect(() => model.plan(), [model, count]);
  const status =
    count === 0
      ? trans.__('Nothing is chosen that could be submitted.')
      : plan
        ? planWords(plan, trans)
        : planning
          ? trans.__('Estimating time and memory from the data…')
          : '';
  return (
    <Sheet
      label={trans.__('On the cluster')}
      action={
        action ?? (
          <button
            type="button"
            className="fd-Button fd-mod-main"
            disabled={submitting || count === 0 || !model.canSubmit}
            onClick={() => void model.submit()}
          >
            {submitting ? trans.__('Submitting…') : trans._n('Submit %1 data set', 'Submit %1 data sets', count)}
          </button>
        )
      }
      failure={failure}
      files={files ?? plan?.files}
      onClose={() => model.close()}
    >
      <h2>{trans.__('On the cluster')}</h2>
      {site?.obstacle && <p className="fd-Note fd-mod-warning">{site.obstacle}</p>}
      <ClusterFields model={model} />
      <p className="fd-Hint" role="status">
        {status}
      </p>
      {plan?.refused.map(({ input, message }) => (
        <p key={input} className="fd-Note fd-mod-warning">
          {message}
        </p>
      ))}
      {plan && isTooLong(plan) && (
        <p className="fd-Note fd-mod-warning">
          {trans.__(
            'The partition gives at most %1: it would never start with more. Ask for less time, or choose another partition.',
            timeText(plan.longest ?? 0)
          )}
        </p>
      )}
      {plan && <WholeNotes whole={plan.whole} />}
      {children}
    </Sheet>
  );
}

function isTooLong({ time, longest = Infinity }: ClusterPlan): boolean {
  return (parseTime(time) ?? 0) > longest;
}

function planWords({ tasks, time, memory }: ClusterPlan, trans: TranslationBundle): string {
  return trans._n(
    '%1 task, which gets %2 of memory and ends at the latest after %3.',
    '%1 tasks. Each gets %2 of memory and ends at the latest after %3.',
    tasks,
    memoryWords(memory),
    timeWords(time)
  );
}
