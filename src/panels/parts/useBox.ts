import type { RefObject } from 'react';
import { useEffect, useState } from 'react';

export interface Box {
  readonly width: number;
  readonly height: number;
}

/**
 * Size of what an element has room for, in pixels, followed as it changes; undefined before it is known.
 *
 * @param hasHeight false: its height follows from what is in it, and is 0 here
 */
export function useBox(element: RefObject<HTMLElement>, hasHeight = true): Box | undefined {
  const [box, setBox] = useState<Box>();
  useEffect(() => {
    if (!element.current) {
      return;
    }
    const observer = new ResizeObserver(([{ contentRect, target }]) => {
      const next = { width: Math.round(contentRect.width), height: hasHeight ? target.clientHeight : 0 };
      setBox(before => (before?.width === next.width && before.height === next.height ? before : next));
    });
    observer.observe(element.current);
    return () => observer.disconnect();
  }, [element, hasHeight]);
  return box;
}
