import type { Curve, CurveView, Span } from './curveView';

/** What the axes of curves show; y in log10 on a logarithmic scale. */
export interface CurveRanges {
  readonly scale: CurveView['scale'];
  readonly x: Span;
  readonly y: Span;
}

/** Room above and below the curves, and beside points, as parts of what they take */
const ROOM = { y: 0.05, points: 0.03 };
/** On a logarithmic scale a few values may lie below the axis: this part of all, where they are more than so many decades below the rest */
const STRAY = { part: 0.02, decades: 1 };
/** Axes stay where they are as long as the curves take this part of them. */
const LEAST_TAKEN = 0.7;

/**
 * The axes on which all curves are seen. Those of curves that follow each other, as with steps through a scan, stay the same
 * where they can: so curves are compared by eye, and only they have to be drawn again.
 */
export function curveRanges({ curves, scale }: Pick<CurveView, 'curves' | 'scale'>, before?: CurveRanges): CurveRanges {
  const shown = curves.filter(({ hidden }) => !hidden);
  const hasPoints = shown.some(({ style }) => style === 'points');
  const x = roomy(extent(shown.map(curve => curve.x)), hasPoints ? ROOM.points : 0);
  const values = shown.flatMap(curve => yValues(curve, scale));
  const y = roomy(scale === 'log' ? withoutStray(extent(values), values) : extent(values), ROOM.y);
  return before?.scale === scale ? { scale, x: held(before.x, x), y: held(before.y, y) } : { scale, x, y };
}

/** Smallest value above zero: on a logarithmic scale error bands end there. */
export function smallestPositive(curves: readonly Curve[]): number {
  let smallest = Infinity;
  curves.forEach(({ y, hidden }) => {
    for (let index = 0; !hidden && index < y.length; index++) {
      smallest = y[index] > 0 ? Math.min(smallest, y[index]) : smallest;
    }
  });
  return smallest;
}

/** Lower and upper end of the standard errors of a curve. */
export function errorBounds({ y, error }: Curve, floor: number): [low: Float64Array, high: Float64Array] {
  const bound = (sign: 1 | -1): Float64Array =>
    Float64Array.from(y, (value, index) => Math.max(floor, value + sign * (error?.[index] ?? 0)));
  return [bound(-1), bound(1)];
}

function yValues(curve: Curve, scale: CurveView['scale']): ArrayLike<number>[] {
  if (scale === 'linear') {
    return curve.error ? [curve.y, ...errorBounds(curve, -Infinity)] : [curve.y];
  }
  const logs = (values: ArrayLike<number>): Float64Array =>
    Float64Array.from(values, value => (value > 0 ? Math.log10(value) : NaN));
  const upper = curve.error && errorBounds(curve, -Infinity)[1];
  return upper ? [logs(curve.y), logs(upper)] : [logs(curve.y)];
}

/** From the least to the largest finite value; [0, 1] where there is none. */
function extent(lists: readonly ArrayLike<number>[]): Span {
  let [low, high] = [Infinity, -Infinity];
  for (const values of lists) {
    for (let index = 0; index < values.length; index++) {
      if (Number.isFinite(values[index])) {
        low = Math.min(low, values[index]);
        high = Math.max(high, values[index]);
      }
    }
  }
  return low <= high ? [low, high] : [0, 1];
}

/** Single counts divided by large areas, next to zero, would press all else into a line. */
function withoutStray([low, high]: Span, lists: readonly ArrayLike<number>[]): Span {
  const ordered = Float64Array.from(lists.flatMap(values => Array.from(values).filter(Number.isFinite))).sort();
  const usual = ordered.at(Math.floor(STRAY.part * ordered.length)) ?? low;
  return [Math.max(low, usual - STRAY.decades), high];
}

function roomy([low, high]: Span, part: number): Span {
  // Values that are all the same are seen in the middle
  return high > low ? [low - part * (high - low), high + part * (high - low)] : [low - 1, high + 1];
}

function held(before: Span, fresh: Span): Span {
  const both: Span = [Math.min(before[0], fresh[0]), Math.max(before[1], fresh[1])];
  if (fresh[1] - fresh[0] < LEAST_TAKEN * (both[1] - both[0])) {
    return fresh;
  }
  return both[0] === before[0] && both[1] === before[1] ? before : both;
}
