import React, { useId } from 'react';

import { RunButton } from '../jobs/submit/RunButton';
import { Progress } from '../parts/Progress';
import { formatCount, formatDuration } from '../parts/quantities';
import { useTrans } from '../parts/trans';
import { useModel } from '../parts/useModel';
import type { Step } from './stepsModel';

/** A step of the work: how many data sets stand how, what runs, the main action, and the way to its panel. */
export function StepCard({ step }: { step: Step }): JSX.Element {
  const trans = useTrans();
  const id = useId();
  const { name, says } = step;
  const { counts, running, action, hint } = useModel(step.model);
  const shown = counts.filter(({ count }) => count > 0);
  const main = { disabled: action?.reason !== undefined, describedBy: action?.reason ? `${id}-reason` : undefined };
  return (
    <li className="fd-Step" aria-labelledby={id}>
      <header className="fd-CardHead">
        <h3 id={id}>{name}</h3>
        <button type="button" className="fd-Button" aria-label={trans.__('Open %1', name)} onClick={() => step.open()}>
          {trans.__('Open')}
        </button>
      </header>
      <p className="fd-Hint">{says}</p>
      {shown.length > 0 && (
        <ul className="fd-Tags" aria-label={trans.__('States')}>
          {shown.map(({ state, name: stateName, count }) => (
            <li key={state} className={`fd-Tag fd-status-${state}`}>
              {formatCount(count)} {stateName}
            </li>
          ))}
        </ul>
      )}
      {hint && <p className="fd-Hint">{hint}</p>}
      {running && (
        <div>
          <Progress label={trans.__('Progress of %1', running.label)} fraction={running.fraction} />
          <p className="fd-ProgressText">
            {running.label}
            {running.secondsLeft !== undefined && `, ${trans.__('%1 left', formatDuration(running.secondsLeft))}`}
          </p>
        </div>
      )}
      {action && (
        <>
          {action.submit ? (
            <RunButton
              {...main}
              model={action.submit}
              label={action.label}
              onRun={() => action.run()}
              onSubmit={() => {
                step.open();
                action.submit?.open();
              }}
            />
          ) : (
            <button
              type="button"
              className="fd-Button fd-mod-main"
              disabled={main.disabled}
              aria-describedby={main.describedBy}
              onClick={() => action.run()}
            >
              {action.label}
            </button>
          )}
          {action.reason && (
            <p id={`${id}-reason`} className="fd-Hint">
              {action.reason}
            </p>
          )}
        </>
      )}
    </li>
  );
}
