import type { IStateDB } from '@jupyterlab/statedb';
import type { ReadonlyJSONValue } from '@lumino/coreutils';

import type { ConvertModel } from '../panels/convert/convertModel';

const KEY = 'jupyterlab-4dstem:convert-choice';
/** Typing changes the form with every key. */
const PAUSE_MS = 500;

/** Begins the panel as the user left it, and keeps how it is left in turn. */
export async function rememberConvert(model: ConvertModel, state: IStateDB): Promise<void> {
  const kept = await state.fetch(KEY);
  if (kept !== undefined) {
    model.restore(kept);
  }
  let saved = JSON.stringify(model.saved);
  let timer: ReturnType<typeof setTimeout> | undefined;
  const save = (): void => {
    timer = undefined;
    const now = JSON.stringify(model.saved);
    if (now !== saved) {
      saved = now;
      void state.save(KEY, JSON.parse(now) as ReadonlyJSONValue);
    }
  };
  const soon = (): void => {
    timer ??= setTimeout(save, PAUSE_MS);
  };
  [model.session, model.form, model.cluster, model.shapes, model.table.rows, model.viewer, model.frame].forEach(part =>
    part.changed.connect(soon)
  );
}
