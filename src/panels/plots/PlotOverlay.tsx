import type { ReactNode } from 'react';
import React, { useId } from 'react';

import type { Axes } from './axes';

/** SVG over a plot, cut at its axes. It lets the mouse through but where something in it asks for it. */
export function PlotOverlay({ axes, children }: { axes: Axes; children: ReactNode }): JSX.Element {
  const id = useId();
  const { left, top, width, height } = axes;
  return (
    <svg className="fd-PlotOverlay">
      <clipPath id={id}>
        <rect x={left} y={top} width={width} height={height} />
      </clipPath>
      <g clipPath={`url(#${id})`}>{children}</g>
    </svg>
  );
}
