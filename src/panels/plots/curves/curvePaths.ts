import type { Axes } from '../axes';
import { curveColour } from './curveLayout';
import { errorBounds, smallestPositive } from './curveRanges';
import type { Curve, CurveView } from './curveView';

/** A curve as SVG draws it. */
export interface CurvePath {
  readonly name: string;
  readonly colour: string;
  readonly isDashed: boolean;
  readonly line: string;
  /** One standard error to either side */
  readonly band?: string;
}

/** Pixels beyond the axes that are as good as infinitely many */
const FAR = 1e4;

/**
 * The lines and error bands of curves where the axes are. On a logarithmic scale values at or below zero are gaps, and a band
 * that reaches there ends at the smallest value shown. Points are left to who draws the axes.
 */
export function curvePaths({ curves, scale }: Pick<CurveView, 'curves' | 'scale'>, axes: Axes): readonly CurvePath[] {
  const isLog = scale === 'log';
  const floor = isLog ? smallestPositive(curves) : -Infinity;
  const place = placing(axes, isLog);
  return curves.flatMap((curve, at) => {
    if (curve.hidden || curve.style === 'points') {
      return [];
    }
    const line = runs(curve.x, curve.y, place).map(path).join('');
    const named = { name: curve.name, colour: curveColour(curve, at), isDashed: curve.style === 'dashed', line };
    return [curve.error ? { ...named, band: bandPath(curve, floor, place) } : named];
  });
}

type Place = (x: number, y: number) => readonly [x: number, y: number];

function placing({ left, top, width, height, view: { x, y } }: Axes, isLog: boolean): Place {
  const [across, up] = [width / (x[1] - x[0]), height / (y[1] - y[0])];
  return (at, value) => [left + (at - x[0]) * across, top + (y[1] - (isLog ? Math.log10(value) : value)) * up];
}

/** Points one after another, as far as they are known. */
function runs(x: ArrayLike<number>, y: ArrayLike<number>, place: Place): (readonly [number, number])[][] {
  const found: (readonly [number, number])[][] = [];
  let isNew = true;
  for (let index = 0; index < x.length; index++) {
    const [across, down] = place(x[index], y[index]);
    if (Number.isFinite(across) && Number.isFinite(down)) {
      if (isNew) {
        found.push([]);
      }
      found[found.length - 1].push([tenth(across), tenth(down)]);
    }
    isNew = !Number.isFinite(across) || !Number.isFinite(down);
  }
  return found;
}

function bandPath(curve: Curve, floor: number, place: Place): string {
  const [low, high] = errorBounds(curve, floor);
  const upper = runs(curve.x, high, place);
  // Both are known where the curve is
  return runs(curve.x, low, place)
    .map((lower, at) => `${path([...lower, ...[...upper[at]].reverse()])}Z`)
    .join('');
}

function path(points: readonly (readonly [number, number])[]): string {
  return `M${points.map(([x, y]) => `${x} ${y}`).join('L')}`;
}

function tenth(pixels: number): number {
  return Math.round(10 * Math.min(FAR, Math.max(-FAR, pixels))) / 10;
}
