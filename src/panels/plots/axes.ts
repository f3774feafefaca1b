import type { ScanRegion } from '../../protocol/viewer';
import type { View } from './viewKeys';

/** A place in an image: whole numbers are pixel centres. */
export interface ImagePoint {
  readonly row: number;
  readonly column: number;
}

/** A place on the screen, in pixels from the plot's top left corner. */
export interface ScreenPoint {
  readonly x: number;
  readonly y: number;
}

/** Where a drawn plot has its axes: what is needed to draw over it, and to know what is under the mouse. */
export interface Axes {
  /** The area between the axes, in pixels from the plot's top left corner */
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  /** Part of the image in this area, in units of the axes */
  readonly view: View;
  /** Units of the axes per pixel of the image */
  readonly step: number;
  /** Pixel at which both axes are 0; row 0, column 0 when absent */
  readonly origin?: ImagePoint;
}

const FIRST: ImagePoint = { row: 0, column: 0 };

/** Where a place in the image is on the screen. */
export function toScreen(axes: Axes, { row, column }: ImagePoint): ScreenPoint {
  const { left, top, width, height, view, step, origin = FIRST } = axes;
  const [x0, x1] = view.x;
  // A view's y begins at the bottom.
  const [y1, y0] = view.y;
  return {
    x: left + (((column - origin.column) * step - x0) / (x1 - x0)) * width,
    y: top + (((row - origin.row) * step - y0) / (y1 - y0)) * height
  };
}

/** Which place in the image is at a point of the screen. */
export function toImage(axes: Axes, { x, y }: ScreenPoint): ImagePoint {
  const { left, top, width, height, view, step, origin = FIRST } = axes;
  const [x0, x1] = view.x;
  const [y1, y0] = view.y;
  return {
    row: origin.row + (y0 + ((y - top) / height) * (y1 - y0)) / step,
    column: origin.column + (x0 + ((x - left) / width) * (x1 - x0)) / step
  };
}

/** The pixel at a point of the screen; undefined outside the image, and outside what the axes show of it. */
export function pixelAt(
  axes: Axes,
  point: ScreenPoint,
  [rows, columns]: readonly [number, number]
): ImagePoint | undefined {
  const { left, top, width, height } = axes;
  const place = toImage(axes, point);
  // Plus zero: no minus zero from the outer half of the first pixel
  const [row, column] = [Math.round(place.row) + 0, Math.round(place.column) + 0];
  const isShown = point.x >= left && point.x <= left + width && point.y >= top && point.y <= top + height;
  return isShown && row >= 0 && row < rows && column >= 0 && column < columns ? { row, column } : undefined;
}

/** Pixels of the screen per pixel of the image. */
export function magnification({ width, view, step }: Axes): number {
  return (width * step) / Math.abs(view.x[1] - view.x[0]);
}

/** The pixels of a rectangle between two points of the screen, at least one; what lies outside the image is left out. */
export function regionBetween(
  axes: Axes,
  from: ScreenPoint,
  to: ScreenPoint,
  [rows, columns]: readonly [number, number]
): ScanRegion {
  const [a, b] = [toImage(axes, from), toImage(axes, to)];
  const [top, bottom] = within(a.row, b.row, rows);
  const [left, right] = within(a.column, b.column, columns);
  return { row: top, column: left, rows: bottom - top + 1, columns: right - left + 1 };
}

function within(a: number, b: number, size: number): [number, number] {
  const [first, last] = [a, b]
    .map(place => Math.min(size - 1, Math.max(0, Math.round(place) + 0)))
    .sort((x, y) => x - y);
  return [first, last];
}
