import type { MouseEvent as ReactMouseEvent } from 'react';
import { useState } from 'react';

import type { ScanRegion } from '../../protocol/viewer';
import type { Axes, ImagePoint, ScreenPoint } from './axes';
import { pixelAt, regionBetween } from './axes';

/** What a pane makes of the mouse beyond looking around. */
export interface PointerActions {
  /** A pixel was clicked */
  onPick?(place: ImagePoint): void;
  /** A rectangle of pixels was drawn with Shift */
  onRegion?(region: ScanRegion): void;
  /** The rectangle as it would be taken now, while it is drawn; none once it is given up */
  onDrawing?(region: ScanRegion | undefined): void;
}

export interface PlotPointer {
  /** Rectangle being drawn, as it would be taken now */
  readonly drawing?: ScanRegion;
  onMouseDownCapture(event: ReactMouseEvent<HTMLElement>): void;
}

/** Further than this, in pixels of the screen, is a drag and no click. */
const STILL = 3;

/**
 * Tells clicks from drags on a plot, and draws rectangles with Shift. Everything else is left to Plotly, which is why the
 * press is caught on its way down. Esc gives a rectangle up.
 */
export function usePlotPointer(
  axes: Axes | undefined,
  shape: readonly [number, number],
  { onPick, onRegion, onDrawing }: PointerActions
): PlotPointer {
  const [drawing, setDrawing] = useState<ScanRegion>();

  const onMouseDownCapture = (event: ReactMouseEvent<HTMLElement>): void => {
    if (event.button !== 0 || !axes) {
      return;
    }
    const box = event.currentTarget.getBoundingClientRect();
    const pointOf = ({ clientX, clientY }: { clientX: number; clientY: number }): ScreenPoint => ({
      x: clientX - box.left,
      y: clientY - box.top
    });
    const from = pointOf(event);
    const isRegion = event.shiftKey && onRegion !== undefined && pixelAt(axes, from, shape) !== undefined;
    const follow = new AbortController();
    const { signal } = follow;
    const isStill = (to: ScreenPoint): boolean => Math.hypot(to.x - from.x, to.y - from.y) <= STILL;
    if (isRegion) {
      event.preventDefault();
      event.stopPropagation();
      const finish = (): void => {
        follow.abort();
        setDrawing(undefined);
      };
      const move = (moved: MouseEvent): void => {
        const region = regionBetween(axes, from, pointOf(moved), shape);
        setDrawing(region);
        onDrawing?.(region);
      };
      const key = ({ key }: KeyboardEvent): void => {
        if (key === 'Escape') {
          finish();
          onDrawing?.(undefined);
        }
      };
      const up = (released: MouseEvent): void => {
        finish();
        if (!isStill(pointOf(released))) {
          onRegion?.(regionBetween(axes, from, pointOf(released), shape));
        }
      };
      document.addEventListener('mousemove', move, { signal });
      document.addEventListener('keydown', key, { signal });
      document.addEventListener('mouseup', up, { signal });
    } else if (onPick) {
      const up = (released: MouseEvent): void => {
        follow.abort();
        const to = pointOf(released);
        const place = isStill(to) ? pixelAt(axes, to, shape) : undefined;
        if (place) {
          onPick(place);
        }
      };
      // Plotly keeps the release for itself.
      document.addEventListener('mouseup', up, { signal, capture: true });
    }
  };

  return { drawing, onMouseDownCapture };
}
