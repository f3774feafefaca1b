import React, { useId, useMemo } from 'react';

import { FailureNote } from '../../parts/FailureNote';
import { useTrans } from '../../parts/trans';
import { useModel } from '../../parts/useModel';
import type { ConversionsModel } from '../conversionsModel';
import type { AcquisitionsModel } from '../table/acquisitionsModel';
import { convertOffer } from './convertLabel';
import { latestRun } from './latestRun';
import { RunLine } from './RunLine';
import { runProgress } from './runProgress';

export interface RunBarProps {
  table: AcquisitionsModel;
  conversions: ConversionsModel;
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
export function RunBar({ table, conversions, blocked, problem, starting, onConvert }: RunBarProps): JSX.Element {
  const trans = useTrans();
  const id = useId();
  const rows = useModel(table.rows);
  const { conversions: known, cancelling, retrying, failure } = useModel(conversions);
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
        <button
          type="button"
          className="fd-Button fd-mod-main"
          disabled={starting || blocked !== undefined || offer.paths.length === 0}
          aria-describedby={notes.length > 0 ? id : undefined}
          onClick={() => onConvert(offer.paths)}
        >
          {starting ? trans.__('Starting…') : offer.label}
        </button>
        <p id={id} className={obstacle === undefined ? 'fd-Hint' : 'fd-Problem'} role="status">
          {notes.join(' ')}
        </p>
      </div>
      {failure && <FailureNote failure={failure} />}
      {(progress.open || isHere) && (
        <RunLine
          progress={progress}
          cancelling={progress.open && known.every(({ id, status }) => isEnded(status) || cancelling.has(id))}
          retrying={retrying.size > 0}
          onCancelAll={() => void conversions.cancelAll()}
          onRetry={inputs => void conversions.retry(inputs)}
        />
      )}
    </section>
  );
}

function isEnded(status: string): boolean {
  return status !== 'waiting' && status !== 'running';
}
