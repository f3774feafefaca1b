/** Smallest and largest. */
export type Range = readonly [number, number];

/** The end that is meant by a place; of two that lie on each other the one on its side. */
export function nearestEnd([from, to]: Range, place: number): 0 | 1 {
  const [low, high] = [Math.abs(place - from), Math.abs(place - to)];
  return low < high || (low === high && place < from) ? 0 : 1;
}

/** A range with one end elsewhere: in whole steps, within all there is, and at least a step away from the other end. */
export function withEnd(
  [from, to]: Range,
  end: 0 | 1,
  place: number,
  { all: [least, most], step }: { readonly all: Range; readonly step: number }
): Range {
  const stepped = Number((Math.round(place / step) * step).toPrecision(12));
  return end === 0
    ? [Math.max(least, Math.min(stepped, to - step)), to]
    : [from, Math.min(most, Math.max(stepped, from + step))];
}
