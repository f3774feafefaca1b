import React from 'react';

import type { Axes, ImagePoint } from './axes';
import { magnification, toScreen } from './axes';

/** A ring to be drawn on a pattern, as half axes of an ellipse in px. */
export interface RingOutline {
  readonly name: string;
  /** Measured, not only expected */
  readonly used: boolean;
  readonly major: number;
  readonly minor: number;
}

export interface RingOverlayProps {
  axes: Axes;
  /** The direct beam */
  centre: ImagePoint;
  /** Tilt of the major axes from the row axis (down) towards the columns (right), rad */
  theta: number;
  rings: readonly RingOutline[];
}

const CROSS = 6;

/** Rings over a pattern: solid where measured, dashed where only expected; and the direct beam. */
export function RingOverlay({ axes, centre, theta, rings }: RingOverlayProps): JSX.Element {
  const { x, y } = toScreen(axes, centre);
  const scale = magnification(axes);
  // An SVG ellipse is turned from x (columns); theta counts from the rows
  const turn = 90 - (180 / Math.PI) * theta;
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
