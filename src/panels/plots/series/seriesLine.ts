/** The inside of a line plot on the screen, px. */
export interface SeriesBox {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

export interface SeriesLine {
  /** Path of an SVG */
  readonly path: string;
  /** Least and greatest value drawn; what is not finite is left out */
  readonly low: number;
  readonly high: number;
}

/**
 * A line through values against their number. Where there are more values than pixels, each pixel column shows the span of
 * those in it, so that no peak is lost.
 */
export function seriesLine(values: ArrayLike<number>, box: SeriesBox): SeriesLine {
  const [low, high] = spanOf(values, 0, values.length);
  if (!(low <= high)) {
    return { path: '', low: NaN, high: NaN };
  }
  const { left, top, width, height } = box;
  const columns = Math.max(1, Math.floor(width));
  const yOf = (value: number): string => round(top + (high > low ? (high - value) / (high - low) : 0.5) * height);
  const points: string[] = [];
  if (values.length <= columns) {
    for (let index = 0; index < values.length; index++) {
      if (Number.isFinite(values[index])) {
        points.push(`${round(xOf(index, values.length, box))} ${yOf(values[index])}`);
      }
    }
  } else {
    for (let column = 0; column < columns; column++) {
      const [from, to] = [column, column + 1].map(edge => Math.round((edge * values.length) / columns));
      const [least, greatest] = spanOf(values, from, to);
      if (least <= greatest) {
        const x = round(left + ((column + 0.5) / columns) * width);
        points.push(`${x} ${yOf(least)}`, `${x} ${yOf(greatest)}`);
      }
    }
  }
  // A single value is a line of no length, which round ends make a dot
  const path = points.length === 1 ? `M${points[0]}h0` : `M${points.join('L')}`;
  return { path, low, high };
}

/** Where a value stands, px: the first at the left edge, the last at the right. */
export function xOf(index: number, count: number, { left, width }: SeriesBox): number {
  return left + (count > 1 ? index / (count - 1) : 0.5) * width;
}

/** The value nearest to a place, px. */
export function indexAt(x: number, count: number, { left, width }: SeriesBox): number {
  const index = Math.round(((x - left) / Math.max(1, width)) * (count - 1));
  return Math.min(count - 1, Math.max(0, index));
}

function spanOf(values: ArrayLike<number>, from: number, to: number): [number, number] {
  let [low, high] = [Infinity, -Infinity];
  for (let index = from; index < to; index++) {
    if (Number.isFinite(values[index])) {
      low = Math.min(low, values[index]);
      high = Math.max(high, values[index]);
    }
  }
  return [low, high];
}

function round(px: number): string {
  return String(Math.round(px * 10) / 10);
}
