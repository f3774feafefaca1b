import { useCallback, useSyncExternalStore } from 'react';

import type { StateModel } from './stateModel';

/** The state of a model, drawn again when it changes. */
export function useModel<S extends object>(model: StateModel<S>): S {
  const subscribe = useCallback(
    (redraw: () => void) => {
      model.changed.connect(redraw);
      return () => {
        model.changed.disconnect(redraw);
      };
    },
    [model]
  );
  return useSyncExternalStore(subscribe, () => model.state);
}
