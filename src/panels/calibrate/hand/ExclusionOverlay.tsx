import React from 'react';

import type { CalibrationOptions } from '../../../protocol/calibrate/calibrationOptions';
import type { Axes, ImagePoint } from '../../plots/axes';
import { magnification, toScreen } from '../../plots/axes';
import { circlePath } from '../../plots/handles/outlines';
import { wedgePath } from '../../plots/handles/wedgeHandles';

export interface ExclusionOverlayProps {
  axes: Axes;
  options: CalibrationOptions;
  /** Centre of the wedges, and how far they are drawn, px */
  apex: ImagePoint;
  reach: number;
}

/** Discs and wedges that do not count, over the pattern. */
export function ExclusionOverlay({ axes, options, apex, reach }: ExclusionOverlayProps): JSX.Element {
  const { excludeDiscs = [], excludeSectors = [] } = options;
  const paths = [
    ...excludeDiscs.map(([row, column, radius]) =>
      circlePath(toScreen(axes, { row, column }), radius * magnification(axes))
    ),
    ...excludeSectors.map(wedge => wedgePath(axes, apex, reach, wedge))
  ];
  return (
    <g>
      {paths.map((path, at) => (
        <path key={at} className="fd-Excluded" d={path} />
      ))}
    </g>
  );
}
