import React from 'react';

import type { InspectReport } from '../../protocol/inspection';
import { FailureNote } from '../parts/FailureNote';
import { nameOf } from '../parts/paths';
import { formatBytes, formatCount } from '../parts/quantities';
import { useTrans } from '../parts/trans';
import { byScore, candidateShape, countStates, stateName } from './found';

/** What a folder holds: how many acquisitions in which state, and each of them in one line. */
export function FoundFolder({ path, report }: { path: string; report: InspectReport }): JSX.Element {
  const trans = useTrans();
  const { acquisitions, errors } = report;
  const bytes = acquisitions.reduce((total, acquisition) => total + acquisition.bytes, 0);
  return (
    <section className="fd-Card" aria-label={trans.__('About the chosen folder')}>
      <header className="fd-CardHead">
        <h3 title={path}>{nameOf(path)}</h3>
        <span className="fd-Quiet">
          {trans._n('%1 acquisition', '%1 acquisitions', acquisitions.length)}
          {bytes > 0 && `, ${formatBytes(bytes)}`}
        </span>
      </header>
      <p className="fd-Tags">
        {countStates(acquisitions).map(({ state, count }) => (
          <span key={state} className={`fd-Tag fd-state-${state}`}>
            {count} {stateName(state, trans)}
          </span>
        ))}
      </p>
      {acquisitions.length > 0 && (
        <details>
          <summary>{trans.__('List')}</summary>
          <ul className="fd-Shapes">
            {acquisitions.map(({ input, stem, state, stateReason, frames, candidates, warnings }) => (
              <li key={input}>
                <span title={input}>{stem}</span>{' '}
                <span className={`fd-Tag fd-state-${state}`} title={stateReason}>
                  {stateName(state, trans)}
                </span>
                <p className="fd-Hint">
                  {trans.__('%1 frames', formatCount(frames))}
                  {candidates.length > 0 && `, ${candidateShape(byScore(candidates)[0], trans)}`}
                </p>
                {warnings.map(warning => (
                  <p key={warning} className="fd-Hint">
                    {warning}
                  </p>
                ))}
              </li>
            ))}
          </ul>
        </details>
      )}
      {errors.map(problem => (
        <FailureNote key={problem.input} failure={problem} />
      ))}
    </section>
  );
}
