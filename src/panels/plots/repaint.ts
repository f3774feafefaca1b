import type { Coloured } from './colourPixels';
import { colourPixels } from './colourPixels';

/**
 * Puts another image of the same size into a drawn heatmap, in a fifth of the time that Plotly takes to draw it anew. Axes
 * stay; colour bar and hovering follow when Plotly draws.
 *
 * @returns whether there was a heatmap to put it into
 */
export function repaint(plot: Element, coloured: Coloured, [rows, columns]: readonly [number, number]): boolean {
  const image = plot.querySelector('.heatmaplayer image');
  const canvas = document.createElement('canvas');
  canvas.width = columns;
  canvas.height = rows;
  const context = image && canvas.getContext('2d');
  if (!context) {
    return false;
  }
  context.putImageData(new ImageData(colourPixels(coloured), columns, rows), 0, 0);
  image.setAttributeNS('http://www.w3.org/1999/xlink', 'xlink:href', canvas.toDataURL());
  return true;
}
