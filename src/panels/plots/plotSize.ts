/** Pixels around an image: axis titles and ticks, and on the right the colour bar. */
export const MARGIN = { left: 50, right: 8, top: 8, bottom: 40, colourBar: 66 };

const SMALLEST = 60;
const TALLEST = 460;

/** Height in pixels at which an image of square pixels fills a given width, within what a panel can show. */
export function plotHeight(width: number, [rows, columns]: readonly [number, number]): number {
  const inner = Math.max(SMALLEST, width - MARGIN.left - MARGIN.right - MARGIN.colourBar);
  const image = Math.min(TALLEST, Math.max(SMALLEST, (inner * rows) / columns));
  return Math.round(image + MARGIN.top + MARGIN.bottom);
}
