import { createContext, useContext, useEffect } from 'react';

import type { ImagePoint } from './axes';

/** Takes the pixel that the keyboard is at, so that what is read there is told; undefined when it leaves. */
export const KeyboardPlace = createContext<(place: ImagePoint | undefined) => void>(() => undefined);

/** Tells the plot around where the keyboard is, as long as it is there. */
export function useKeyboardPlace(place: ImagePoint, isThere: boolean): void {
  const tell = useContext(KeyboardPlace);
  const { row, column } = place;
  useEffect(() => {
    if (!isThere) {
      return undefined;
    }
    tell({ row, column });
    return () => tell(undefined);
  }, [tell, isThere, row, column]);
}
