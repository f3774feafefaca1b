import React, { memo, useMemo } from 'react';

import type { Axes } from '../axes';
import { PlotOverlay } from '../PlotOverlay';
import { curvePaths } from './curvePaths';
import type { CurveView } from './curveView';

export interface CurveLinesProps {
  curves: CurveView['curves'];
  /** Of the axes as they are drawn */
  scale: CurveView['scale'];
  axes: Axes;
}

/**
 * Lines and error bands under the axes that Plotly draws: in a hundredth of the time that it takes for both, so that profiles
 * follow a hand that steps or drags.
 */
export const CurveLines = memo(function CurveLines({ curves, scale, axes }: CurveLinesProps): JSX.Element {
  const paths = useMemo(() => curvePaths({ curves, scale }, axes), [curves, scale, axes]);
  return (
    <PlotOverlay axes={axes}>
      {paths.map(({ name, colour, isDashed, line, band }) => (
        <g key={name} className="fd-CurveLine" data-curve={name} style={{ color: colour }}>
          {band && <path className="fd-CurveLine-band" d={band} />}
          <path className={`fd-CurveLine-line${isDashed ? ' fd-mod-dashed' : ''}`} d={line} />
        </g>
      ))}
    </PlotOverlay>
  );
});
