import type { Detector } from '../../../protocol/viewer';
import type { ImagePoint } from '../axes';

/** What can be taken hold of: the centre, or a radius. */
export type DetectorPart = 'centre' | 'radius' | 'inner' | 'outer';

type Shape = readonly [number, number];

const SMALLEST = 0.5;

/** The parts of a detector, in the order in which the keyboard meets them. */
export function partsOf({ shape }: Detector): DetectorPart[] {
  return shape === 'disc' ? ['centre', 'radius'] : ['centre', 'inner', 'outer'];
}

/** Radius of the circle that a part draws, in pixels of the pattern; 0 for the centre. */
export function radiusOf(detector: Detector, part: DetectorPart): number {
  if (detector.shape === 'disc') {
    return part === 'radius' ? detector.radius : 0;
  }
  return part === 'inner' ? detector.inner : part === 'outer' ? detector.outer : 0;
}

/** A radius that reaches every pixel of a pattern from everywhere in it. */
export function largestRadius([rows, columns]: Shape): number {
  return Math.ceil(Math.hypot(rows, columns));
}

/** The detector with its centre elsewhere, inside the pattern. */
export function withCentre(detector: Detector, { row, column }: ImagePoint, [rows, columns]: Shape): Detector {
  return { ...detector, row: between(0, row, rows - 1), column: between(0, column, columns - 1) };
}

/** The detector with another radius; inner and outer stop at each other. */
export function withRadius(detector: Detector, part: DetectorPart, radius: number, shape: Shape): Detector {
  const largest = largestRadius(shape);
  if (detector.shape === 'disc') {
    return part === 'radius' ? { ...detector, radius: between(SMALLEST, radius, largest) } : detector;
  }
  switch (part) {
    case 'inner':
      return { ...detector, inner: between(0, radius, detector.outer) };
    case 'outer':
      return { ...detector, outer: between(Math.max(SMALLEST, detector.inner), radius, largest) };
    default:
      return detector;
  }
}

/** The detector as it was when a part was taken hold of, after the hand went from one place to another. */
export function dragged(
  detector: Detector,
  part: DetectorPart,
  from: ImagePoint,
  to: ImagePoint,
  shape: Shape
): Detector {
  if (part === 'centre') {
    const { row, column } = detector;
    return withCentre(detector, { row: row + to.row - from.row, column: column + to.column - from.column }, shape);
  }
  const away = ({ row, column }: ImagePoint): number => Math.hypot(row - detector.row, column - detector.column);
  return withRadius(detector, part, radiusOf(detector, part) + away(to) - away(from), shape);
}

/** The detector after an arrow key: the centre goes along, a radius grows to the right and upwards. */
export function nudged(detector: Detector, part: DetectorPart, step: ImagePoint, shape: Shape): Detector {
  return part === 'centre'
    ? withCentre(detector, { row: detector.row + step.row, column: detector.column + step.column }, shape)
    : withRadius(detector, part, radiusOf(detector, part) + step.column - step.row, shape);
}

/** Tenths of a pixel: finer than a hand, and short to read. */
function between(low: number, value: number, high: number): number {
  return Math.min(high, Math.max(low, Math.round(value * 10) / 10));
}
