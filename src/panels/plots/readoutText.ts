import type { ImagePoint } from './axes';
import type { Grid } from './grid';
import type { ImageScales, PixelStep, PlotWords } from './imagePlot';

/** What there is to tell of the pixels of an image. */
export interface ReadoutView {
  readonly grid: Grid;
  readonly words: PlotWords;
  readonly step?: PixelStep;
  readonly scales?: ImageScales;
}

/** What is read at a pixel. */
export interface Reading {
  /** Where it is, a line for each way to say it */
  readonly places: readonly string[];
  /** "1234 counts" */
  readonly value: string;
  /** For the clipboard: row, column and the value with all its digits, between tabs */
  readonly copied: string;
}

/** What is told of a pixel: its place, in units where there are some, and its value. */
export function readingAt({ grid, words, step, scales }: ReadoutView, { row, column }: ImagePoint): Reading {
  const value = grid.values[row * grid.shape[1] + column];
  return {
    places: scales
      ? [scales.y.words(row), scales.x.words(column)]
      : [
          `${words.row} ${row}, ${words.column} ${column}`,
          ...(step ? [step.radius ? distance(step, { row, column }) : position(step, { row, column })] : [])
        ],
    value: `${Number.isFinite(value) ? counted(value) : '–'} ${words.unit}`,
    copied: [row, column, value].join('\t')
  };
}

/** Whole numbers in full as far as 32-bit floats hold them exactly: a count is told as it was recorded. */
function counted(value: number): string {
  return Number.isInteger(value) && Math.abs(value) <= 2 ** 24 ? String(value) : figures(value);
}

/** A length in pixels, in the unit of the axes. */
export function lengthText(pixels: number, step?: PixelStep): string {
  return `${figures(pixels * (step?.size ?? 1))} ${step?.unit ?? 'px'}`;
}

/** Five figures, and no more than the number has. */
export function figures(value: number): string {
  const rounded = Number(value.toPrecision(5));
  return Math.abs(rounded) >= 1e6 || (rounded !== 0 && Math.abs(rounded) < 1e-3)
    ? rounded.toExponential().replace('e+', 'e')
    : String(rounded);
}

function position({ size, unit }: PixelStep, { row, column }: ImagePoint): string {
  return `${figures(row * size)} ${unit}, ${figures(column * size)} ${unit}`;
}

function distance({ size, unit, radius, origin = { row: 0, column: 0 } }: PixelStep, place: ImagePoint): string {
  const far = size * Math.hypot(place.row - origin.row, place.column - origin.column);
  return `${radius} ${Number(far.toPrecision(4))} ${unit}`;
}
