import { useCallback, useSyncExternalStore } from 'react';

import type { Backend, BackendStatus } from '../connection';

/** How the backend stands, drawn again when that changes. */
export function useStatus(backend: Backend): BackendStatus {
  const subscribe = useCallback(
    (redraw: () => void) => {
      backend.statusChanged.connect(redraw);
      return () => {
        backend.statusChanged.disconnect(redraw);
      };
    },
    [backend]
  );
  return useSyncExternalStore(subscribe, () => backend.status);
}
