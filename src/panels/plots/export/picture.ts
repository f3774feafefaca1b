import type { ImageView, PlotSpec } from '../imagePlot';
import { imagePlot } from '../imagePlot';
import { plotHeight } from '../plotSize';
import type { View } from '../viewKeys';
import { paperScaleBar } from './paperScaleBar';
import { PAPER, plain } from './savedFile';

/** So wide that an image of square pixels is as tall as it may be. */
const WIDTH = 584;
const TITLE = 30;
/** Below the axis title, which ends at the border otherwise */
const FOOT = 8;

/** A plot of fixed size on white paper, with a title. */
export interface Picture extends PlotSpec {
  readonly width: number;
  readonly height: number;
}

/**
 * The picture of an image, with axes, colour bar and, where pixels have a size, scale bar, of the part that is in view.
 *
 * @param title stands above it: which data set, which image
 */
export function picture(view: Omit<ImageView, 'theme'>, title: string, part: View): Picture {
  const { data, layout } = imagePlot({ ...view, theme: PAPER });
  const height = plotHeight(WIDTH, view.grid.shape) + TITLE + FOOT;
  return {
    data,
    layout: {
      ...layout,
      ...(view.step && paperScaleBar(part, view.step.unit)),
      width: WIDTH,
      height,
      title: { text: plain(title), font: { size: 13 }, x: 0.02, xanchor: 'left', y: 1 - TITLE / 2 / height },
      margin: { ...layout.margin, t: (layout.margin?.t ?? 0) + TITLE, b: (layout.margin?.b ?? 0) + FOOT },
      xaxis: { ...layout.xaxis, range: [...part.x] },
      yaxis: { ...layout.yaxis, range: [...part.y] },
      paper_bgcolor: PAPER.background,
      plot_bgcolor: PAPER.background
    },
    width: WIDTH,
    height
  };
}
