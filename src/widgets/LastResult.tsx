import React from 'react';

import { FailureNote } from '../panels/parts/FailureNote';
import { PathText } from '../panels/parts/PathText';
import { useTrans } from '../panels/parts/trans';
import { useModel } from '../panels/parts/useModel';
import type { Standing } from '../protocol/jobs';
import type { CellModel } from './cellModel';
import type { CellKind } from './cellKind';

/** What a notebook without kernel has saved of its last job; nothing while Python can be asked. */
export function LastResult({ cell, told }: { cell: CellModel; told: CellKind['told'] }): JSX.Element | null {
  const trans = useTrans();
  const { live, result, state, message } = useModel(cell);
  if (live || state === null) {
    return null;
  }
  const names: Record<Standing, string> = {
    waiting: trans.__('It had not begun.'),
    running: trans.__('It had not ended.'),
    done: trans.__('All of it was done.'),
    failed: trans.__('Not all of it could be done.'),
    cancelled: trans.__('It was cancelled.'),
    interrupted: trans.__('It was interrupted.'),
    unknown: trans.__('It is not known how it stands.')
  };
  const { errors = [], ...lists } = result ?? {};
  return (
    <section className="fd-LastResult" aria-label={trans.__('Last result')}>
      <p className="fd-Hint">
        {trans.__(
          'The last result, as saved with the notebook. No kernel is connected to it: run the cell again to use this form from Python.'
        )}
      </p>
      <p>{[names[state], message].filter(Boolean).join(' ')}</p>
      {Object.values(lists)
        .flat()
        .flatMap(entry => told?.(entry, trans) ?? [])
        .map(({ path, words }) => (
          <div key={path}>
            <PathText path={path} copyLabel={trans.__('Copy the path of the result')} />
            <p className="fd-Hint">{words}</p>
          </div>
        ))}
      {errors.map(problem => (
        <FailureNote key={`${problem.input} ${problem.code}`} failure={problem} />
      ))}
    </section>
  );
}
