import React from 'react';

import type { ScanRegion } from '../../protocol/viewer';
import type { Axes } from './axes';
import { toScreen } from './axes';

/** The border of a rectangle of pixels: along their edges, so that what is inside is what counts. */
export function RegionOutline({ axes, region }: { axes: Axes; region: ScanRegion }): JSX.Element {
  const { row, column, rows, columns } = region;
  const from = toScreen(axes, { row: row - 0.5, column: column - 0.5 });
  const to = toScreen(axes, { row: row + rows - 0.5, column: column + columns - 0.5 });
  const edges = { x: from.x, y: from.y, width: to.x - from.x, height: to.y - from.y };
  return (
    <g>
      <rect className="fd-Outline fd-mod-under" {...edges} />
      <rect className="fd-Outline" {...edges} />
    </g>
  );
}
