import type { PlotlyHTMLElement } from 'plotly.js';

import type { Axes } from './axes';
import type { PixelStep } from './imagePlot';

/** What Plotly knows of an axis once it is drawn: not in its types, but what its own shapes and annotations are placed by. */
interface DrawnAxis {
  readonly _offset: number;
  readonly _length: number;
  readonly range: readonly [number, number];
}

/** Where Plotly has put the axes of a plot: now, in the middle of a zoom as well as at rest. */
export function drawnAxes(drawn: PlotlyHTMLElement, step?: PixelStep): Axes | undefined {
  const { _fullLayout: full } = drawn as unknown as { _fullLayout?: { xaxis: DrawnAxis; yaxis: DrawnAxis } };
  if (!full?.xaxis?._length) {
    return undefined;
  }
  const { xaxis, yaxis } = full;
  return {
    left: xaxis._offset,
    top: yaxis._offset,
    width: xaxis._length,
    height: yaxis._length,
    view: { x: [xaxis.range[0], xaxis.range[1]], y: [yaxis.range[0], yaxis.range[1]] },
    step: step?.size ?? 1,
    origin: step?.origin
  };
}
