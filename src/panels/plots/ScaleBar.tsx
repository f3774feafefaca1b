import React from 'react';

import type { Axes } from './axes';
import { scaleBar } from './scaleBarLength';

const INSET = 10;

/** A scale bar in the lower left corner of what is in view; it follows the zoom. */
export function ScaleBar({ axes, unit }: { axes: Axes; unit: string }): JSX.Element {
  const { left, top, width, height, view } = axes;
  const seen = Math.abs(view.x[1] - view.x[0]);
  const { length, label } = scaleBar(seen, unit);
  const [x, y] = [left + INSET, top + height - INSET];
  const across = (length / seen) * width;
  return (
    <g className="fd-ScaleBar" aria-label={label} role="img">
      <path className="fd-Outline fd-mod-under" d={`M${x} ${y}h${across}`} />
      <path className="fd-Outline" d={`M${x} ${y}h${across}`} />
      <text x={x + across / 2} y={y - 6} textAnchor="middle">
        {label}
      </text>
    </g>
  );
}
