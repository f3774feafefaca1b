import type { TranslationBundle } from '@jupyterlab/translation';
import React, { useId } from 'react';

import { useTrans } from '../../parts/trans';
import { useModel } from '../../parts/useModel';
import type { ResolverModel, ResolverState } from './resolverModel';

/** What is done with the draft. A button that does nothing now can still be reached, and says why. */
export function DraftActions({ model }: { model: ResolverModel }): JSX.Element {
  const trans = useTrans();
  const id = useId();
  const state = useModel(model);
  const refusal = refusalOf(state, trans);
  return (
    <div className="fd-DraftActions">
      <div className="fd-Row">
        <button
          type="button"
          className="fd-Button fd-mod-main"
          aria-disabled={refusal !== undefined}
          aria-describedby={`${id}-note`}
          onClick={() => model.apply()}
        >
          {trans.__('Use this shape')}
        </button>
        <button
          type="button"
          className="fd-Button"
          aria-disabled={!state.chosen && !state.isChanged}
          onClick={() => model.useAuto()}
        >
          {trans.__('Back to Auto')}
        </button>
        {state.isChanged && (
          <button type="button" className="fd-Button" onClick={() => model.back()}>
            {trans.__('Undo changes')} <kbd>Esc</kbd>
          </button>
        )}
      </div>
      <p id={`${id}-note`} className="fd-Hint">
        {refusal ?? trans.__('Counts for this acquisition only.')}
      </p>
    </div>
  );
}

function refusalOf({ reading, chosen, isChanged }: ResolverState, trans: TranslationBundle): string | undefined {
  if (!reading?.choice) {
    return trans.__('The numbers do not fit: change those that are marked.');
  }
  return chosen && !isChanged
    ? trans.__('This shape is chosen for this acquisition. Ctrl+Z takes the choice back.')
    : undefined;
}
