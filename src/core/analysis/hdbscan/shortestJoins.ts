import { Groups } from './groups';

/** Two positions that join a level; see reachabilityTree. */
export interface Join {
  readonly one: number;
  readonly other: number;
  readonly level: number;
}

/** In squares of a scan: positions of several groups, or of none */
const SEVERAL = -2;
const NONE = -1;

/**
 * The joins that connect all points at the lowest levels, by Borůvka's algorithm: each group of points joins its nearest other, over and over, which halves their number at least.
 * Which is nearest is found in a tree of squares, each a quarter of the one above: those that are further than the nearest so far, or all of the same group, are not looked into.
 *
 * @param core by position: no level at which a point joins is lower
 */
export function shortestJoins(points: readonly number[], core: Int32Array, shape: readonly [number, number]): Join[] {
  const groups = new Groups(core.length);
  const squares = new Squares(points, core, shape);
  const joins: Join[] = [];
  while (joins.length < points.length - 1) {
    squares.own(at => groups.of(at));
    const nearest = new Map<number, Join>();
    for (const point of points) {
      const own = groups.of(point);
      const found = squares.nearest(point, own, nearest.get(own)?.level ?? Infinity);
      if (found) {
        nearest.set(own, found);
      }
    }
    for (const join of nearest.values()) {
      if (groups.join(join.one, join.other)) {
        joins.push(join);
      }
    }
  }
  return joins;
}

/** Squares of 1, 2, 4, ... positions along either side, up to one with the whole scan. */
class Squares {
  constructor(
    private readonly points: readonly number[],
    private readonly core: Int32Array,
    [rows, columns]: readonly [number, number]
  ) {
    this.columns = columns;
    for (let side = 1; ; side *= 2) {
      const [down, across] = [Math.ceil(rows / side), Math.ceil(columns / side)];
      this.levels.push({
        side,
        down,
        across,
        owner: new Int32Array(down * across),
        least: new Int32Array(down * across).fill(FAR)
      });
      if (down === 1 && across === 1) {
        break;
      }
    }
    this.eachSquare((level, at, point) => (level.least[at] = Math.min(level.least[at], core[point])));
  }

  /** Takes up which group each point is in. */
  own(groupOf: (point: number) => number): void {
    this.levels.forEach(({ owner }) => owner.fill(NONE));
    this.eachSquare(({ owner }, at, point) => {
      const group = groupOf(point);
      owner[at] = owner[at] === NONE || owner[at] === group ? group : SEVERAL;
    });
  }

  /** How a point joins its nearest of another group, if at a level below one. */
  nearest(point: number, own: number, below: number): Join | undefined {
    [this.row, this.column] = [Math.floor(point / this.columns), point % this.columns];
    [this.group, this.start, this.best, this.found] = [own, this.core[point], below, -1];
    this.look(this.levels.length - 1, 0, 0);
    return this.found < 0 ? undefined : { one: point, other: this.found, level: this.best };
  }

  /** Looks into a square, the nearest quarter first. */
  private look(depth: number, y: number, x: number): void {
    const { side, down, across, owner, least } = this.levels[depth];
    if (y >= down || x >= across) {
      return;
    }
    const at = y * across + x;
    if (owner[at] === NONE || owner[at] === this.group) {
      return;
    }
    const away = apart(this.row, y * side, side);
    const aside = apart(this.column, x * side, side);
    const level = Math.max(this.start, least[at], away * away + aside * aside);
    if (level >= this.best) {
      return;
    }
    if (depth === 0) {
      this.best = level;
      this.found = at;
      return;
    }
    const nearY = this.row < (y + 0.5) * side ? 0 : 1;
    const nearX = this.column < (x + 0.5) * side ? 0 : 1;
    this.look(depth - 1, 2 * y + nearY, 2 * x + nearX);
    this.look(depth - 1, 2 * y + nearY, 2 * x + 1 - nearX);
    this.look(depth - 1, 2 * y + 1 - nearY, 2 * x + nearX);
    this.look(depth - 1, 2 * y + 1 - nearY, 2 * x + 1 - nearX);
  }

  private eachSquare(visit: (level: Squares['levels'][number], at: number, point: number) => void): void {
    for (const point of this.points) {
      const [row, column] = [Math.floor(point / this.columns), point % this.columns];
      for (const level of this.levels) {
        visit(level, Math.floor(row / level.side) * level.across + Math.floor(column / level.side), point);
      }
    }
  }

  private readonly columns: number;
  private readonly levels: {
    readonly side: number;
    readonly down: number;
    readonly across: number;
    /** The group of all its points, or NONE, or SEVERAL */
    readonly owner: Int32Array;
    /** Lowest core level of its points */
    readonly least: Int32Array;
  }[] = [];
  /** Of the point that is looked from */
  private row = 0;
  private column = 0;
  private group = 0;
  private start = 0;
  private best = 0;
  private found = -1;
}

const FAR = 0x7fffffff;

/** Distance along one direction from a place to the nearest of `side` places from `first` on. */
function apart(place: number, first: number, side: number): number {
  return Math.max(first - place, 0, place - (first + side - 1));
}
