import React from 'react';

import { useTrans } from '../../parts/trans';
import { curveColour } from './curveLayout';
import type { Curve } from './curveView';

/** The names of the curves in their colours, each a button that hides and shows it; nothing for one curve alone. */
export function CurveLegend({
  curves,
  onToggle
}: {
  curves: readonly Curve[];
  onToggle(name: string): void;
}): JSX.Element | null {
  const trans = useTrans();
  if (curves.length < 2) {
    return null;
  }
  return (
    <div className="fd-CurveLegend" role="group" aria-label={trans.__('Curves')}>
      {curves.map(({ name, style = 'line', hidden, colour }, at) => (
        <button
          key={name}
          type="button"
          className="fd-CurveLegend-entry"
          aria-pressed={!hidden}
          title={hidden ? trans.__('Show %1', name) : trans.__('Hide %1', name)}
          onClick={() => onToggle(name)}
        >
          <span
            className={`fd-CurveLegend-key fd-mod-${style}`}
            style={{ color: curveColour({ colour }, at) }}
            aria-hidden
          />
          {name}
        </button>
      ))}
    </div>
  );
}
