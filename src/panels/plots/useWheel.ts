import type { RefObject } from 'react';
import { useEffect, useRef } from 'react';

import type { View } from './viewKeys';

/** The mouse is where it was, screen pixels */
const STILL = 3;
/** A view as large as this part of all shows all */
const WHOLE = 0.999;

/** Whether a part shows all there is, or more. */
export function showsAll(view: View, all: View): boolean {
  const isAlong = (axis: 'x' | 'y'): boolean => span(view[axis]) >= WHOLE * span(all[axis]);
  return isAlong('x') && isAlong('y');
}

/**
 * Lets the page scroll past a plot: what turns the wheel to read on does not zoom what comes under the mouse, until the mouse is moved there.
 * Nor does it zoom out of a plot that shows all, which would only become small.
 *
 * @param isWhole whether the plot shows all now
 */
export function useWheel(plot: RefObject<HTMLElement>, isWhole: () => boolean): void {
  const latest = useRef(isWhole);
  useEffect(() => {
    latest.current = isWhole;
  });
  useEffect(() => {
    let scrolledAt: readonly [x: number, y: number] | undefined;
    const onWheel = (event: WheelEvent): void => {
      const isOver = plot.current?.contains(event.target as Node) ?? false;
      const isScrolling =
        scrolledAt !== undefined &&
        Math.hypot(event.screenX - scrolledAt[0], event.screenY - scrolledAt[1]) <= STILL &&
        // A pinch is meant for what is under it
        !event.ctrlKey;
      if (isOver && !isScrolling && !(event.deltaY > 0 && latest.current())) {
        scrolledAt = undefined;
        return;
      }
      scrolledAt = [event.screenX, event.screenY];
      if (isOver) {
        event.stopPropagation();
      }
    };
    // Before what draws the plot hears of it
    document.addEventListener('wheel', onWheel, { capture: true, passive: true });
    return () => document.removeEventListener('wheel', onWheel, { capture: true });
  }, [plot]);
}

function span([from, to]: readonly [number, number]): number {
  return Math.abs(to - from);
}
