import type { ImagePoint } from '../../plots/axes';
import { magnification, toScreen } from '../../plots/axes';
import type { HandleGeometry, ImageShape } from '../../plots/handles/handleGeometry';
import { ellipsePath } from '../../plots/handles/outlines';
import type { RingShape } from './ringShape';

/** The centre, the size, or the longest end, which is shape and tilt. */
export type RingPart = 'centre' | 'radius' | 'axes';

const SMALLEST = 2;
const LARGEST_RATIO = 1.3;
const DEGREES = 180 / Math.PI;
/** Of the ratio for a step of a key; the tilt goes by degrees */
const RATIO_STEP = 0.001;

/** The handles of a diffraction ring: its centre, its radius, and the end of its major axis. */
export const ringHandles: HandleGeometry<RingShape, RingPart> = {
  parts: () => ['centre', 'radius', 'axes'],
  dragged: (ring, part, from, to, image) => {
    if (part === 'centre') {
      return centredAt(
        ring,
        { row: ring.row + to.row - from.row, column: ring.column + to.column - from.column },
        image
      );
    }
    const away = ({ row, column }: ImagePoint): number => Math.hypot(row - ring.row, column - ring.column);
    if (part === 'radius') {
      return sized(ring, (ring.radius * away(to)) / Math.max(1, away(from)), image);
    }
    const end = pointAt(ring, 0);
    const reached = { row: end.row + to.row - from.row, column: end.column + to.column - from.column };
    const tilt = DEGREES * Math.atan2(reached.column - ring.column, reached.row - ring.row);
    return shaped(ring, (away(reached) / ring.radius) ** 2, tilt);
  },
  nudged: (ring, part, step, image) => {
    switch (part) {
      case 'centre':
        return centredAt(ring, { row: ring.row + step.row, column: ring.column + step.column }, image);
      case 'radius':
        return sized(ring, ring.radius + step.column - step.row, image);
      default:
        return shaped(ring, ring.ratio - RATIO_STEP * step.row, ring.tilt + step.column);
    }
  },
  numbersOf: (ring, part, image, trans) => {
    const number = (
      label: string,
      value: number,
      [min, max]: readonly [number, number],
      changed: (value: number) => RingShape
    ) => ({ label, value, min, max, changed });
    switch (part) {
      case 'centre':
        return [
          number(trans.__('Row (px)'), tenths(ring.row), [0, image[0] - 1], row =>
            centredAt(ring, { ...ring, row }, image)
          ),
          number(trans.__('Column (px)'), tenths(ring.column), [0, image[1] - 1], column =>
            centredAt(ring, { ...ring, column }, image)
          )
        ];
      case 'radius':
        return [
          number(trans.__('Radius (px)'), tenths(ring.radius), [SMALLEST, largest(image)], radius =>
            sized(ring, radius, image)
          )
        ];
      default:
        return [
          number(trans.__('a/b'), thousandths(ring.ratio), [1, LARGEST_RATIO], ratio => shaped(ring, ratio, ring.tilt)),
          number(trans.__('Tilt (°)'), tenths(ring.tilt), [-180, 180], tilt => shaped(ring, ring.ratio, tilt))
        ];
    }
  },
  words: (part, trans) =>
    ({ centre: trans.__('Centre'), radius: trans.__('Radius'), axes: trans.__('Major axis') })[part],
  says: ({ row, column, radius, ratio, tilt }, part, trans) => {
    switch (part) {
      case 'centre':
        return trans.__('row %1, column %2', tenths(row), tenths(column));
      case 'radius':
        return trans.__('%1 px', tenths(radius));
      default:
        return trans.__('a/b %1, tilt %2°', thousandths(ratio), tenths(tilt));
    }
  },
  draw: (ring, part, axes) => {
    if (part === 'centre') {
      return { knob: toScreen(axes, ring) };
    }
    const { radius, ratio, tilt } = ring;
    const scale = magnification(axes) * radius;
    const path = ellipsePath(toScreen(axes, ring), scale * Math.sqrt(ratio), scale / Math.sqrt(ratio), 90 - tilt);
    return part === 'radius'
      ? { path, knob: toScreen(axes, pointAt(ring, 45)) }
      : { knob: toScreen(axes, pointAt(ring, 0)) };
  }
};

/** Point of a ring, so many degrees from its major axis. */
function pointAt({ row, column, radius, ratio, tilt }: RingShape, from: number): ImagePoint {
  const [along, across] = [
    radius * Math.sqrt(ratio) * Math.cos(from / DEGREES),
    (radius / Math.sqrt(ratio)) * Math.sin(from / DEGREES)
  ];
  const [c, s] = [Math.cos(tilt / DEGREES), Math.sin(tilt / DEGREES)];
  return { row: row + along * c - across * s, column: column + along * s + across * c };
}

function centredAt(ring: RingShape, { row, column }: ImagePoint, [rows, columns]: ImageShape): RingShape {
  return { ...ring, row: tenths(between(0, row, rows - 1)), column: tenths(between(0, column, columns - 1)) };
}

function sized(ring: RingShape, radius: number, image: ImageShape): RingShape {
  return { ...ring, radius: tenths(between(SMALLEST, radius, largest(image))) };
}

/** The tilt is that of the end which is held: half a turn more is the same ellipse. */
function shaped(ring: RingShape, ratio: number, tilt: number): RingShape {
  const held = tenths(tilt - 360 * Math.round(tilt / 360));
  return { ...ring, ratio: thousandths(between(1, ratio, LARGEST_RATIO)), tilt: held };
}

function largest([rows, columns]: ImageShape): number {
  return Math.hypot(rows, columns);
}

function between(low: number, value: number, high: number): number {
  return Math.min(high, Math.max(low, value));
}

function tenths(value: number): number {
  return Math.round(10 * value) / 10;
}

function thousandths(value: number): number {
  return Math.round(1000 * value) / 1000;
}
