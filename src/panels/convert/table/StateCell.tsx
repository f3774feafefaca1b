import { closeIcon } from '@jupyterlab/ui-components';
import React from 'react';

import { IconButton } from '../../parts/IconButton';
import { Progress } from '../../parts/Progress';
import { formatCount } from '../../parts/quantities';
import { useTrans } from '../../parts/trans';
import { useModel } from '../../parts/useModel';
import { withoutPath } from '../../parts/withoutPath';
import type { JobsModel } from '../../jobs/jobsModel';
import type { RowStatus } from './rowStatus';
import { statusName } from './rowStatus';
import type { TableRow } from './tableRow';

/** What can be done with a row besides selecting it. */
export interface RowActions {
  cancel(path: string): void;
  /** Opens what went wrong in full */
  explain(path: string): void;
}

export interface StateCellProps {
  row: TableRow;
  /** True for the row that keys are at, whose buttons can be reached by Tab */
  active: boolean;
  /** True where the place below the name is taken by something else */
  stacked: boolean;
  jobs: JobsModel;
  actions: RowActions;
}

/** States that say it all */
const PLAIN: ReadonlySet<RowStatus> = new Set<RowStatus>(['new', 'complete', 'waiting', 'reading']);

/** The state of a row: its name, how far it is or in short what went wrong, and the button that belongs to it. */
export function StateCell({ row, active, stacked, jobs, actions }: StateCellProps): JSX.Element {
  const trans = useTrans();
  const cancelling = useModel(jobs, () => row.cancellable && jobs.isCancelling('convert', row.path));
  const { path, status, fraction, failure, reason, lost, cancellable, cells } = row;
  const tabIndex = active ? 0 : -1;
  const name = statusName(status, trans);
  const percent = fraction === undefined ? name : trans.__('%1 %2 %', name, Math.floor(100 * fraction));
  return (
    <>
      <span className="fd-Table-stateHead">
        <span className={`fd-Tag fd-status-${status}${lost > 0 ? ' fd-mod-lacking' : ''}`} title={reason}>
          {cancelling ? trans.__('cancelling') : percent}
        </span>
        {lost > 0 && (
          <span className="fd-Tag fd-status-lacking" title={row.row.warnings?.join(' ')}>
            {trans._n('%1 frame lost', '%1 frames lost', lost).replace(String(lost), formatCount(lost))}
          </span>
        )}
        {failure && (
          <button
            type="button"
            className="fd-Link"
            tabIndex={tabIndex}
            aria-label={trans.__('What is wrong with %1', cells.stamp)}
            onClick={() => actions.explain(path)}
          >
            {trans.__('Details')}
          </button>
        )}
        {cancellable && (
          <IconButton
            icon={closeIcon}
            className="fd-Table-cancel"
            size={14}
            tabIndex={tabIndex}
            disabled={cancelling}
            title={trans.__('Cancel this one')}
            name={trans.__('Cancel conversion of %1', cells.stamp)}
            onClick={() => actions.cancel(path)}
          />
        )}
      </span>
      {status === 'converting' ? (
        <Progress label={trans.__('Progress of %1', cells.stamp)} fraction={fraction} />
      ) : failure ? (
        <span className="fd-Table-sentence fd-Problem" title={failure.message}>
          {withoutPath(failure.message, path)}
        </span>
      ) : (
        !stacked &&
        reason !== undefined &&
        !PLAIN.has(status) && (
          <span className="fd-Table-sentence fd-Hint" title={reason}>
            {reason}
          </span>
        )
      )}
    </>
  );
}
