import type { RefObject } from 'react';
import { useLayoutEffect, useRef } from 'react';

/**
 * For a box that holds a path: keeps the end of it in view while it is not being edited, since the end is what tells a path
 * from others.
 */
export function useEndInView(value: string, editing: boolean): RefObject<HTMLInputElement> {
  const box = useRef<HTMLInputElement>(null);
  useLayoutEffect(() => {
    if (editing) {
      return undefined;
    }
    const show = (): void => {
      if (box.current) {
        box.current.scrollLeft = box.current.scrollWidth;
      }
    };
    show();
    // A browser scrolls back to the start after the focus has gone.
    const frame = requestAnimationFrame(show);
    return () => cancelAnimationFrame(frame);
  }, [value, editing]);
  return box;
}
