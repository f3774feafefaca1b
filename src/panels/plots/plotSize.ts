/** Pixels around an image: axis titles and ticks, and on the right the colour bar. */
export const MARGIN = { left: 50, right: 8, top: 8, bottom: 40, colourBar: 66 };

/** Around an image that has no room for axes and colour bar, for which its pixels would become too small to be seen */
export const BARE_MARGIN = { left: 1, right: 1, top: 1, bottom: 1, colourBar: 0 };

const SMALLEST = 60;
const TALLEST = 460;
/** An image that would be smaller with its axes goes without them, px */
const LEAST_WITH_AXES = 200;

/** Size of a plot, pixels. */
export interface PlotSize {
  readonly width: number;
  readonly height: number;
  /** Without axes and colour bar */
  readonly isBare: boolean;
}

/**
 * The plot of an image of square pixels: the largest that fits into a box, with axes if there is room for them, or as high as it
 * then is in a given width.
 */
export function plotSize(
  box: { readonly width: number; readonly height?: number },
  shape: readonly [number, number]
): PlotSize {
  const { width, height } = box;
  if (height === undefined) {
    return { width, height: plotHeight(width, shape), isBare: false };
  }
  const [rows, columns] = shape;
  const pixelWith = ({ left, right, top, bottom, colourBar }: typeof MARGIN): number =>
    Math.min((width - left - right - colourBar) / columns, (height - top - bottom) / rows);
  const isBare = pixelWith(MARGIN) * Math.max(rows, columns) < LEAST_WITH_AXES;
  const { left, right, top, bottom, colourBar } = isBare ? BARE_MARGIN : MARGIN;
  const pixel = pixelWith(isBare ? BARE_MARGIN : MARGIN);
  const side = (pixels: number, around: number): number => Math.floor(Math.max(1, pixel * pixels) + around);
  return { width: side(columns, left + right + colourBar), height: side(rows, top + bottom), isBare };
}

/** Height in pixels at which an image of square pixels fills a given width, within what a panel can show. */
export function plotHeight(width: number, [rows, columns]: readonly [number, number]): number {
  const inner = Math.max(SMALLEST, width - MARGIN.left - MARGIN.right - MARGIN.colourBar);
  const image = Math.min(TALLEST, Math.max(SMALLEST, (inner * rows) / columns));
  return Math.round(image + MARGIN.top + MARGIN.bottom);
}
