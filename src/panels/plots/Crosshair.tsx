import React, { useEffect, useRef, useState } from 'react';

import { useTrans } from '../parts/trans';
import type { Axes, ImagePoint } from './axes';
import { magnification, toScreen } from './axes';
import { useKeyboardPlace } from './keyboardPlace';
import { pixelAfter, stepOf } from './stepKeys';

export interface CrosshairProps {
  axes: Axes;
  place: ImagePoint;
  /** [rows, columns] of the image */
  shape: readonly [number, number];
  label: string;
  onMove(place: ImagePoint): void;
  /** Takes the keyboard whenever this changes, but not at first: a click on the image has moved it */
  grabbed?: number;
}

/** Marks a pixel by lines that leave it free. Arrow keys move it by one pixel, with Shift by ten; what is read there is told meanwhile. */
export function Crosshair({ axes, place, shape, label, onMove, grabbed = 0 }: CrosshairProps): JSX.Element {
  const trans = useTrans();
  const element = useRef<SVGGElement>(null);
  useEffect(() => {
    if (grabbed > 0) {
      element.current?.focus({ preventScroll: true });
    }
  }, [grabbed]);
  const [isFocused, setFocused] = useState(false);
  useKeyboardPlace(place, isFocused);
  const { left, top, width, height } = axes;
  const { x, y } = toScreen(axes, place);
  const free = Math.max(6, magnification(axes) / 2 + 2);
  const lines = `M${left} ${y}H${x - free}M${x + free} ${y}H${left + width}M${x} ${top}V${y - free}M${x} ${y + free}V${top + height}`;
  return (
    <g
      ref={element}
      className="fd-Crosshair"
      role="slider"
      tabIndex={0}
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={shape[0] * shape[1] - 1}
      aria-valuenow={place.row * shape[1] + place.column}
      aria-valuetext={trans.__('row %1, column %2', place.row, place.column)}
      onFocus={() => setFocused(true)}
      onBlur={() => setFocused(false)}
      onKeyDown={event => {
        const step = event.ctrlKey || event.metaKey || event.altKey ? undefined : stepOf(event);
        if (step) {
          event.preventDefault();
          event.stopPropagation();
          onMove(pixelAfter(place, step, shape));
        }
      }}
    >
      <path className="fd-Line fd-mod-under" d={lines} />
      <path className="fd-Line" d={lines} />
      <rect className="fd-Crosshair-focus" x={x - free} y={y - free} width={2 * free} height={2 * free} />
    </g>
  );
}
