import React from 'react';

import type { AreaHull } from '../../../protocol/analyse/analysisRequests';
import type { Axes } from '../../plots/axes';
import { toScreen } from '../../plots/axes';

/** Hulls of areas over a map, the borders of the convex polygons that hold all their positions. */
export function AreaHulls({ axes, areas }: { axes: Axes; areas: readonly AreaHull[] }): JSX.Element {
  return (
    <g>
      {areas.map(({ hull }, at) => {
        const points = hull
          .map(([row, column]) => toScreen(axes, { row, column }))
          .map(({ x, y }) => `${x},${y}`)
          .join(' ');
        return (
          <g key={at}>
            <polygon className="fd-Outline fd-mod-under" points={points} />
            <polygon className="fd-Outline" points={points} />
          </g>
        );
      })}
    </g>
  );
}
