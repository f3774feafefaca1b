import type { TranslationBundle } from '@jupyterlab/translation';

import type { ImagePoint } from '../axes';
import { toScreen } from '../axes';
import type { HandleGeometry, HandleNumber, ImageShape } from '../handles/handleGeometry';
import type { Line } from './line';

/** The line as a whole, or one of its ends. */
export type LinePart = 'line' | 'from' | 'to';

/** The handles of a line: it is drawn between its ends, and taken hold of anywhere on it. */
export const lineHandles: HandleGeometry<Line, LinePart> = {
  parts: () => ['line', 'from', 'to'],
  dragged: (line, part, from, to, image) =>
    movedBy(line, part, { row: to.row - from.row, column: to.column - from.column }, image),
  nudged: movedBy,
  numbersOf: (line, part, image, trans) =>
    part === 'line' ? [wholeRow(line, image, trans)] : numbersOfEnd(line, part, image, trans),
  words: (part, trans) =>
    ({ line: trans.__('Line'), from: trans.__('Start of the line'), to: trans.__('End of the line') })[part],
  says: (line, part, trans) => {
    const { row, column } = part === 'line' ? line.from : line[part];
    return trans.__('row %1, column %2', row, column);
  },
  draw: (line, part, axes) => {
    const [from, to] = [toScreen(axes, line.from), toScreen(axes, line.to)];
    return part === 'line'
      ? { path: `M${from.x} ${from.y}L${to.x} ${to.y}`, knob: { x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 } }
      : { knob: part === 'from' ? from : to };
  }
};

function movedBy(line: Line, part: LinePart, step: ImagePoint, image: ImageShape): Line {
  if (part !== 'line') {
    return { ...line, [part]: within(line[part], step, image) };
  }
  // As far as both ends stay on the image, so that the line keeps its length and direction
  const free = {
    row: between(-least(line, 'row'), step.row, image[0] - 1 - most(line, 'row')),
    column: between(-least(line, 'column'), step.column, image[1] - 1 - most(line, 'column'))
  };
  return { from: within(line.from, free, image), to: within(line.to, free, image) };
}

function numbersOfEnd(
  line: Line,
  part: 'from' | 'to',
  [rows, columns]: ImageShape,
  trans: TranslationBundle
): HandleNumber<Line>[] {
  const end = line[part];
  const isFrom = part === 'from';
  return [
    {
      label: isFrom ? trans.__('From row') : trans.__('To row'),
      value: end.row,
      min: 0,
      max: rows - 1,
      changed: row => ({ ...line, [part]: { ...end, row } })
    },
    {
      label: isFrom ? trans.__('From column') : trans.__('To column'),
      value: end.column,
      min: 0,
      max: columns - 1,
      changed: column => ({ ...line, [part]: { ...end, column } })
    }
  ];
}

/** Of the line as a whole, for those who hear of it: where its middle is. */
function wholeRow(line: Line, image: ImageShape, trans: TranslationBundle): HandleNumber<Line> {
  const middle = (line.from.row + line.to.row) / 2;
  return {
    label: trans.__('Middle row'),
    value: Math.round(10 * middle) / 10,
    min: 0,
    max: image[0] - 1,
    changed: row => movedBy(line, 'line', { row: row - middle, column: 0 }, image)
  };
}

function within({ row, column }: ImagePoint, step: ImagePoint, [rows, columns]: ImageShape): ImagePoint {
  return {
    row: tenths(between(0, row + step.row, rows - 1)),
    column: tenths(between(0, column + step.column, columns - 1))
  };
}

function least({ from, to }: Line, axis: keyof ImagePoint): number {
  return Math.min(from[axis], to[axis]);
}

function most({ from, to }: Line, axis: keyof ImagePoint): number {
  return Math.max(from[axis], to[axis]);
}

function between(low: number, value: number, high: number): number {
  return Math.min(high, Math.max(low, value));
}

/** Tenths of a pixel: finer than a hand, and short to read. */
function tenths(value: number): number {
  return Math.round(10 * value) / 10;
}
