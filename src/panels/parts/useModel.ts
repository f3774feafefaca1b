import { useCallback, useSyncExternalStore } from 'react';

import type { StateModel } from './stateModel';

/** The state of a model, drawn again when it changes. */
export function useModel<S extends object>(model: StateModel<S>): S;
/** A part of the state, drawn again when the part changes: a value, or the same object as long as it is the same. */
export function useModel<S extends object, T>(model: StateModel<S>, part: (state: S) => T): T;
export function useModel<S extends object, T>(model: StateModel<S>, part?: (state: S) => T): S | T {
  const subscribe = useCallback(
    (redraw: () => void) => {
      model.changed.connect(redraw);
      return () => {
        model.changed.disconnect(redraw);
      };
    },
    [model]
  );
  return useSyncExternalStore<S | T>(subscribe, () => (part ? part(model.state) : model.state));
}
