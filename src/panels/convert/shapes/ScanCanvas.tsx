import React, { useEffect, useLayoutEffect, useRef, useState } from 'react';

import { OncePerFrame } from '../../parts/oncePerFrame';
import type { ScanPicture } from './scanPicture';

export interface ScanCanvasProps {
  label: string;
  /** Makes the picture: called before the page is drawn next, and only while the canvas is in view; a new function draws again */
  picture: () => ScanPicture;
}

/** A scan image in grey that fills the box around it, one square per position. What is not known shows what is behind it. */
export function ScanCanvas({ label, picture }: ScanCanvasProps): JSX.Element {
  const canvas = useRef<HTMLCanvasElement>(null);
  const inView = useInView(canvas);
  const [drawing] = useState(() => new OncePerFrame());
  useLayoutEffect(() => {
    if (inView) {
      drawing.ask(() => draw(canvas.current, picture()));
    }
  }, [drawing, inView, picture]);
  useEffect(() => () => drawing.cancel(), [drawing]);
  return <canvas ref={canvas} className="fd-ScanCanvas" role="img" aria-label={label} />;
}

function draw(canvas: HTMLCanvasElement | null, { pixels, rows, columns }: ScanPicture): void {
  const context = canvas?.getContext('2d');
  if (!canvas || !context) {
    return;
  }
  if (canvas.width !== columns || canvas.height !== rows) {
    canvas.width = columns;
    canvas.height = rows;
  }
  context.putImageData(new ImageData(pixels, columns, rows), 0, 0);
}

/** Whether any of an element is in view; true where that cannot be told. */
function useInView(element: React.RefObject<Element>): boolean {
  const [inView, setInView] = useState(typeof IntersectionObserver === 'undefined');
  useEffect(() => {
    if (!element.current || typeof IntersectionObserver === 'undefined') {
      return;
    }
    const observer = new IntersectionObserver(entries => setInView(entries.some(entry => entry.isIntersecting)));
    observer.observe(element.current);
    return () => observer.disconnect();
  }, [element]);
  return inView;
}
