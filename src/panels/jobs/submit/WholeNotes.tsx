import React from 'react';

import type { Problem } from '../../../protocol/problem';
import { nameOf } from '../../parts/paths';
import { useTrans } from '../../parts/trans';

/** Large files that are not done in parts, and why. */
export function WholeNotes({ whole }: { whole: readonly Problem[] }): JSX.Element {
  const trans = useTrans();
  return (
    <>
      {whole.map(({ input, message }) => (
        <p key={input} className="fd-Hint">
          {trans.__('%1 is done by one task. %2', nameOf(input), message)}
        </p>
      ))}
    </>
  );
}
