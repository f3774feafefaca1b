import type { RefObject } from 'react';
import { useEffect, useState } from 'react';

export interface Box {
  readonly width: number;
  readonly height: number;
}

/** Size of what an element has room for, in pixels, followed as it changes; undefined before it is known. */
export function useBox(element: RefObject<HTMLElement>): Box | undefined {
  const [box, setBox] = useState<Box>();
  useEffect(() => {
    if (!element.current) {
      return;
    }
    const observer = new ResizeObserver(([{ contentRect, target }]) => {
      const next = { width: Math.round(contentRect.width), height: target.clientHeight };
      setBox(before => (before?.width === next.width && before.height === next.height ? before : next));
    });
    observer.observe(element.current);
    return () => observer.disconnect();
  }, [element]);
  return box;
}
