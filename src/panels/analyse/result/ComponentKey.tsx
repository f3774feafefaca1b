import React from 'react';

import { componentColour } from '../../../core/analysis/componentColours';

/** The number of a component or class with its colour. @param number from 1 */
export function ComponentKey({ number }: { number: number }): JSX.Element {
  return (
    <>
      <span className="fd-ComponentKey" style={{ background: componentColour(number - 1) }} aria-hidden /> {number}
    </>
  );
}
