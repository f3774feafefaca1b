import type { IStateDB } from '@jupyterlab/statedb';
import type { ReadonlyJSONValue } from '@lumino/coreutils';

import type { ViewerModel } from '../../panels/viewer/viewerModel';

const KEY = 'jupyterlab-4dstem:viewer-choice';

/** Begins a viewer as the last one was left, and keeps how it is left in turn. */
export async function rememberChoice(model: ViewerModel, state: IStateDB): Promise<void> {
  const kept = await state.fetch(KEY);
  if (kept !== undefined) {
    model.restore(kept);
  }
  let { displays, scanShown, patternUnit } = model.choice;
  model.changed.connect(() => {
    const choice = model.choice;
    const isSame = choice.displays === displays && choice.scanShown === scanShown && choice.patternUnit === patternUnit;
    if (!isSame) {
      ({ displays, scanShown, patternUnit } = choice);
      // Through JSON: what is undefined is left out.
      void state.save(KEY, JSON.parse(JSON.stringify(choice)) as ReadonlyJSONValue);
    }
  });
}
