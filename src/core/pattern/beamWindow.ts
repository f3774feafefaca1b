import type { BeamSearch } from './beamPlace';
import { beamPlace } from './beamPlace';

/** A gap wider than this is not bridged, px */
const WIDEST_GAP = 8;

/** A pixel that saw nothing, and the two beside the gap that speak for it. */
interface Bridge {
  readonly at: number;
  readonly before: number;
  readonly after: number;
  /** Part of the way from `before` to `after` */
  readonly part: number;
}

/** A pixel that counts for nothing and is not bridged, with the one across the middle of the search that stands in for it, if that counts. */
interface Gap {
  readonly at: number;
  readonly across?: number;
}

/**
 * The part of patterns in which the direct beam may be. Gaps between chips and dead pixels are bridged by a straight line between
 * their neighbours, along the rows or the columns, whichever is shorter: they would push the centre of mass away. In wider gaps
 * the other side of the beam is taken once more: whatever stands there, such as a bright sector that is left out, has no say.
 */
export class BeamWindow {
  /**
   * @param used rows x columns, 1 = the pixel counts
   * @param leftOut 1 = the pixel does not, and is not bridged either: it may be narrow where it meets the beam, which a bridge would spread
   */
  constructor(
    private readonly search: BeamSearch,
    private readonly shape: readonly [rows: number, columns: number],
    used: ArrayLike<number>,
    leftOut?: ArrayLike<number>
  ) {
    const [rows, columns] = shape;
    // The search may go as far as `reach` with a window as large
    const half = Math.ceil(2 * search.reach);
    const [row, column] = search.centre.map(Math.round);
    this.top = Math.max(0, row - half);
    this.left = Math.max(0, column - half);
    this.size = [Math.min(rows, row + half + 1) - this.top, Math.min(columns, column + half + 1) - this.left];
    this.counts = new Float64Array(this.size[0] * this.size[1]);
    const isUsed = (r: number, c: number): boolean => used[(this.top + r) * columns + this.left + c] !== 0;
    const isLeftOut = (at: number): boolean =>
      leftOut?.[(this.top + Math.floor(at / this.size[1])) * columns + this.left + (at % this.size[1])] === 1;
    this.bridges = bridges(this.size, isUsed).filter(({ at }) => !isLeftOut(at));
    const middle = [search.centre[0] - this.top, search.centre[1] - this.left] as const;
    this.gaps = gaps(this.size, isUsed, new Set(this.bridges.map(({ at }) => at)), middle);
    if (this.gaps.length > 0) {
      this.unseen = new Uint8Array(this.counts.length);
      for (const { at } of this.gaps) {
        this.unseen[at] = 1;
      }
    }
  }

  /**
   * @param pattern counts, rows x columns of the whole detector
   * @returns row and column of the direct beam on the detector; undefined where it is not found
   */
  beamIn(pattern: ArrayLike<number>): [row: number, column: number] | undefined {
    const { counts, search, top, left } = this;
    const [rows, columns] = this.size;
    for (let row = 0; row < rows; row++) {
      const start = (top + row) * this.shape[1] + left;
      for (let column = 0; column < columns; column++) {
        counts[row * columns + column] = pattern[start + column];
      }
    }
    for (const { at, before, after, part } of this.bridges) {
      counts[at] = counts[before] + part * (counts[after] - counts[before]);
    }
    for (const { at, across } of this.gaps) {
      counts[at] = across === undefined ? 0 : counts[across];
    }
    const centre = [search.centre[0] - top, search.centre[1] - left] as const;
    const place = beamPlace(counts, this.size, { ...search, centre }, this.unseen);
    return place && [place[0] + top, place[1] + left];
  }

  private readonly top: number;
  private readonly left: number;
  private readonly size: readonly [rows: number, columns: number];
  private readonly counts: Float64Array;
  private readonly bridges: readonly Bridge[];
  private readonly gaps: readonly Gap[];
  private readonly unseen: Uint8Array | undefined;
}

function gaps(
  [rows, columns]: readonly [number, number],
  isUsed: (row: number, column: number) => boolean,
  bridged: ReadonlySet<number>,
  middle: readonly [number, number]
): Gap[] {
  const found: Gap[] = [];
  for (let at = 0; at < rows * columns; at++) {
    const [row, column] = [Math.floor(at / columns), at % columns];
    if (!isUsed(row, column) && !bridged.has(at)) {
      const [r, c] = [Math.round(2 * middle[0] - row), Math.round(2 * middle[1] - column)];
      const isThere = r >= 0 && c >= 0 && r < rows && c < columns && isUsed(r, c);
      found.push(isThere ? { at, across: r * columns + c } : { at });
    }
  }
  return found;
}

/** In the order in which they are built: where two gaps cross, the second round stands on the first. */
function bridges(
  [rows, columns]: readonly [number, number],
  isUsed: (row: number, column: number) => boolean
): Bridge[] {
  const known = Uint8Array.from({ length: rows * columns }, (_, at) =>
    isUsed(Math.floor(at / columns), at % columns) ? 1 : 0
  );
  const round = (): Bridge[] =>
    [...known.keys()].flatMap(at => {
      const [row, column] = [Math.floor(at / columns), at % columns];
      const along = bridge(columns, column, c => known[row * columns + c] === 1);
      const down = bridge(rows, row, r => known[r * columns + column] === 1);
      const [way, step] = along && !(down && down.length < along.length) ? [along, 1] : [down, columns];
      return known[at] === 1 || !way
        ? []
        : [{ at, before: at - way.before * step, after: at + (way.length - way.before) * step, part: way.part }];
    });
  const first = round();
  first.forEach(({ at }) => (known[at] = 1));
  return [...first, ...round()];
}

/** The way across a gap in one direction; undefined where it ends at the border, or is too wide. */
function bridge(
  size: number,
  place: number,
  isUsed: (place: number) => boolean
): { before: number; length: number; part: number } | undefined {
  let [before, after] = [1, 1];
  while (place - before >= 0 && !isUsed(place - before)) {
    before++;
  }
  while (place + after < size && !isUsed(place + after)) {
    after++;
  }
  const length = before + after;
  const isOpen = place - before < 0 || place + after >= size;
  return isOpen || length > WIDEST_GAP + 1 ? undefined : { before, length, part: before / length };
}
