import React from 'react';

import { componentColour } from '../../../core/analysis/componentColours';
import { useTrans } from '../../parts/trans';
import { useModel } from '../../parts/useModel';
import type { ResultModel } from './resultModel';

/** One component to be looked for in curves and maps, or all of them. */
export function ComponentPicker({ model }: { model: ResultModel }): JSX.Element {
  const trans = useTrans();
  const { opened, component } = useModel(model);
  const count = opened?.components.curves.length ?? 0;
  return (
    <div className="fd-ComponentPicker" role="group" aria-label={trans.__('Component looked for')}>
      <span className="fd-Quiet">{trans.__('Component')}</span>
      <span className="fd-Toggles">
        <button
          type="button"
          className="fd-Toggle"
          aria-pressed={component === undefined}
          onClick={() => model.find(undefined)}
        >
          {trans.__('All')}
        </button>
        {Array.from({ length: count }, (_, at) => (
          <button
            key={at}
            type="button"
            className="fd-Toggle"
            aria-pressed={component === at}
            aria-label={trans.__('Component %1', at + 1)}
            title={trans.__('See where component %1 is', at + 1)}
            onClick={() => model.find(component === at ? undefined : at)}
          >
            <span className="fd-ComponentKey" style={{ background: componentColour(at) }} aria-hidden />
            {at + 1}
          </button>
        ))}
      </span>
    </div>
  );
}
