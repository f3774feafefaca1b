import React from 'react';

import type { NeighbourStep } from './neighbourSteps';

/** Opens the panel of another step; nothing where there is none. @param label given its name: "Open Calibrate" */
export function StepButton({
  step,
  label
}: {
  step: NeighbourStep | undefined;
  label(name: string): string;
}): JSX.Element | null {
  return step === undefined ? null : (
    <button type="button" className="fd-Button" onClick={() => step.open()}>
      {label(step.name)}
    </button>
  );
}
