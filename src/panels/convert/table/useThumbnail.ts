import { useCallback, useSyncExternalStore } from 'react';

import type { Thumbnail } from '../../../protocol/acquisitions';
import type { ThumbnailStore } from './thumbnailStore';

/** The picture of a row, as soon as there is one. */
export function useThumbnail(store: ThumbnailStore, path: string): Thumbnail | undefined {
  const subscribe = useCallback(
    (redraw: () => void) => {
      const onChange = (_: unknown, changed: string): void => {
        if (changed === path) {
          redraw();
        }
      };
      store.changed.connect(onChange);
      return () => {
        store.changed.disconnect(onChange);
      };
    },
    [store, path]
  );
  return useSyncExternalStore(subscribe, () => store.get(path));
}
