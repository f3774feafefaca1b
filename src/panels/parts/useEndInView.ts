import type { RefObject } from 'react';
import { useLayoutEffect, useRef } from 'react';

/**
 * For a box that holds a path: keeps the end of it in view while it is not being edited, since the end is what tells a path
 * from others.
 */
export function useEndInView(value: string, editing: boolean): RefObject<HTMLInputElement> {
  const box = useRef<HTMLInputElement>(null);
  useLayoutEffect(() => {
    const input = box.current;
    if (editing || !input) {
      return undefined;
    }
    const show = (): void => {
      input.scrollLeft = input.scrollWidth;
    };
    show();
    // A browser scrolls back to the start after the focus has gone, and does not scroll what is hidden.
    const frame = requestAnimationFrame(show);
    const sizes = typeof ResizeObserver === 'undefined' ? undefined : new ResizeObserver(show);
    sizes?.observe(input);
    return () => {
      cancelAnimationFrame(frame);
      sizes?.disconnect();
    };
  }, [value, editing]);
  return box;
}
