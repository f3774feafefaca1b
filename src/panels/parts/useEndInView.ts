import type { RefObject } from 'react';
import { useLayoutEffect } from 'react';

/** Keeps the end of a long text in view while its box is not being edited: the end of a path is what tells it from others. */
export function useEndInView(box: RefObject<HTMLInputElement>, value: string, editing: boolean): void {
  useLayoutEffect(() => {
    const input = box.current;
    if (!input || editing) {
      return undefined;
    }
    const show = (): void => {
      input.scrollLeft = input.scrollWidth;
    };
    show();
    // A browser scrolls back to the start after the focus has gone.
    const frame = requestAnimationFrame(show);
    return () => cancelAnimationFrame(frame);
  }, [box, value, editing]);
}
