import type { Layout } from 'plotly.js';

import { scaleBar } from '../scaleBarLength';
import type { View } from '../viewKeys';

/** Parts of the width and height in view: from its corner, and what is under and over the bar */
const INSET = 0.04;
const THICK = 0.012;

/** The scale bar of a picture, in the lower left corner of what is in view: white with a black border, on any colour. */
export function paperScaleBar({ x, y }: View, unit: string): Pick<Layout, 'shapes' | 'annotations'> {
  const [wide, high] = [x[1] - x[0], y[1] - y[0]];
  const { length, label } = scaleBar(Math.abs(wide), unit);
  const [from, foot] = [x[0] + INSET * wide, y[0] + INSET * high];
  const head = foot + THICK * high;
  return {
    shapes: [
      {
        type: 'rect',
        x0: from,
        x1: from + length,
        y0: foot,
        y1: head,
        fillcolor: '#ffffff',
        line: { color: '#000000', width: 1 }
      }
    ],
    annotations: [
      {
        x: from + length / 2,
        y: head,
        yanchor: 'bottom',
        showarrow: false,
        text: label,
        font: { size: 12, color: '#000000' },
        bgcolor: 'rgba(255, 255, 255, 0.75)',
        borderpad: 1,
        yshift: 2
      }
    ]
  };
}
