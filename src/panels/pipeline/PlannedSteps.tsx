import React from 'react';

import type { PipelinePlan, PipelineStepPlan } from '../../protocol/pipeline';
import { WholeNotes } from '../jobs/submit/WholeNotes';
import { nameOf } from '../parts/paths';
import { PathText } from '../parts/PathText';
import { useTrans } from '../parts/trans';
import { clusterWords, outputFolders, stepTitle, withoutGold } from './pipelineWords';

/** The steps of a pipeline in their order: of which files, with which gold, and where what they make goes to. */
export function PlannedSteps({ plan }: { plan: PipelinePlan }): JSX.Element {
  const trans = useTrans();
  const warning = withoutGold(plan, trans);
  return (
    <>
      <ol className="fd-PlannedSteps" aria-label={trans.__('What will run')}>
        {plan.steps.map((step, index) => (
          <PlannedStep key={index} step={step} />
        ))}
      </ol>
      {warning !== undefined && <p className="fd-Note fd-mod-warning">{warning}</p>}
      {plan.kept.length > 0 && (
        <p className="fd-Hint">
          {trans._n(
            'The calibration of one gold reference stays as it is: %2.',
            'The calibrations of %1 gold references stay as they are: %2.',
            plan.kept.length,
            plan.kept.map(nameOf).join(', ')
          )}
        </p>
      )}
      {plan.problems.map(({ input, message }) => (
        <p key={input} className="fd-Note fd-mod-warning">
          {message}
        </p>
      ))}
    </>
  );
}

function PlannedStep({ step }: { step: PipelineStepPlan }): JSX.Element {
  const trans = useTrans();
  const asked = clusterWords(step, trans);
  return (
    <li>
      <details>
        <summary>{stepTitle(step, trans)}</summary>
        <ul className="fd-PlannedFiles">
          {step.items.map(({ source, output, reference }) => (
            <li key={source}>
              <span title={source}>{nameOf(source)}</span>
              {output !== undefined && <span title={output}> → {nameOf(output)}</span>}
              {reference !== undefined && (
                <span className="fd-Quiet" title={reference}>
                  {' '}
                  {trans.__('calibrated with %1', nameOf(reference))}
                </span>
              )}
            </li>
          ))}
        </ul>
        {outputFolders(step).map(folder => (
          <PathText key={folder} path={folder} copyLabel={trans.__('Copy the path of the folder')} />
        ))}
      </details>
      {asked !== undefined && <p className="fd-Hint">{asked}</p>}
      <WholeNotes whole={step.whole} />
    </li>
  );
}
