import React from 'react';

import type { Axes } from '../../plots/axes';
import { magnification, toScreen } from '../../plots/axes';
import type { RecordNumbers } from './recordNumbers';
import type { RingOutline } from './ringMarks';

export interface EllipseOverlayProps {
  axes: Axes;
  numbers: RecordNumbers;
  rings: readonly RingOutline[];
}

const CROSS = 6;

/** The rings of a calibration over its pattern: solid where measured, dashed where only expected; and the direct beam. */
export function EllipseOverlay({ axes, numbers: { values }, rings }: EllipseOverlayProps): JSX.Element {
  const { x, y } = toScreen(axes, { row: values.centreRow, column: values.centreColumn });
  const scale = magnification(axes);
  // An SVG ellipse is turned from x (columns); theta counts from the rows
  const turn = 90 - (180 / Math.PI) * values.theta;
  return (
    <g className="fd-Rings" transform={`translate(${x} ${y})`}>
      {rings.map(({ name, used, major, minor }) => (
        <ellipse
          key={name}
          className={used ? 'fd-Ring' : 'fd-Ring fd-mod-expected'}
          rx={major * scale}
          ry={minor * scale}
          transform={`rotate(${turn})`}
        >
          <title>{name}</title>
        </ellipse>
      ))}
      <path className="fd-Beam" d={`M${-CROSS} 0H${CROSS}M0 ${-CROSS}V${CROSS}`} />
    </g>
  );
}
