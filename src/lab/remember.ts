import type { IStateDB } from '@jupyterlab/statedb';
import type { ReadonlyJSONValue } from '@lumino/coreutils';

import type { Changing } from '../panels/listing/startingModel';

/** Typing changes a form with every key. */
const PAUSE_MS = 500;

export interface Remembered {
  readonly state: IStateDB;
  /** "jupyterlab-4dstem:convert" */
  readonly key: string;
  readonly model: {
    /** Plain JSON */
    readonly saved: unknown;
    /** Takes up what `saved` gave, of whatever age */
    restore(saved: unknown): void;
  };
  /** What changes when something that is saved does */
  readonly changed: Changing;
}

/** Begins a model as the user left it, and keeps how it is left in turn. */
export async function remember({ state, key, model, changed }: Remembered): Promise<void> {
  const kept = await state.fetch(key);
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
      void state.save(key, JSON.parse(now) as ReadonlyJSONValue);
    }
  };
  const soon = (): void => {
    timer ??= setTimeout(save, PAUSE_MS);
  };
  changed.forEach(part => part.changed.connect(soon));
}
