import { BackgroundFree, ShiftedPattern } from '../../../core/analysis/crossCorrelation';
import { line } from '../../../core/analysis/dense';
import { Arena } from '../../../kernels/arena';
import type { Kernels } from '../../../kernels/kernels';
import type { ReadingOf } from './reading';
import type { Slab, SlabSink } from './slabs';

/** Profiles that are compared at a time: all of their bins stay in the cache. */
const TILE = 32;

/** Memory of the kernels that FitRings needs. */
export function ringBytes(reading: ReadingOf<'rings'>): number {
  return layout(reading).bytes;
}

function layout({ count, reach, patterns }: ReadingOf<'rings'>): {
  readonly rings: number;
  readonly parts: number;
  readonly products: number;
  readonly bytes: number;
} {
  const arena = new Arena();
  const outputs = patterns.rows * (2 * reach + 1);
  const rings = arena.take(4 * TILE * count);
  const parts = arena.take(4 * outputs * count);
  const products = arena.take(4 * TILE * outputs);
  return { rings, parts, products, bytes: arena.bytes };
}

/** Fits patterns of rings to the profile of each position, both without the mean of their surroundings. */
export class FitRings implements SlabSink {
  constructor(
    private readonly reading: ReadingOf<'rings'>,
    private readonly kernels: Kernels
  ) {
    const { count, half, reach, patterns, rowOf, values, shifts } = reading;
    this.at = layout(reading);
    this.shifted = Array.from(
      { length: patterns.rows },
      (_, own) => new ShiftedPattern(new BackgroundFree(patterns.columns, half).of(line(patterns, own)), reach)
    );
    this.shifted.forEach(({ parts }, own) => {
      const place = this.at.parts + 4 * own * parts.values.length;
      new Float32Array(kernels.memory, place, parts.values.length).set(parts.values);
    });
    this.places = 2 * reach + 1;
    this.background = new BackgroundFree(count, half);
    this.rings = new Float32Array(kernels.memory, this.at.rings, TILE * count);
    this.products = new Float32Array(kernels.memory, this.at.products, TILE * this.places * patterns.rows);
    this.rowOf = rowOf.map(buffer => new Int32Array(buffer));
    this.values = values.map(buffer => new Float32Array(buffer));
    this.shifts = shifts.map(buffer => new Float32Array(buffer));
  }

  take({ source, first, positions, values, stride }: Slab): void {
    const { rowOf, background, rings, tile, sums, squares } = this;
    const from = this.reading.first;
    let full = 0;
    for (let at = 0; at < positions; at++) {
      if (rowOf[source][first + at] >= 0) {
        const own = background.of(values, at * stride + from);
        let sum = 0;
        let square = 0;
        for (let bin = 0; bin < own.length; bin++) {
          sum += own[bin];
          square += own[bin] * own[bin];
          rings[bin * TILE + full] = own[bin];
        }
        sums[full] = sum;
        squares[full] = square;
        tile[full++] = first + at;
      }
      if (full === TILE || at === positions - 1) {
        this.fit(source, full);
        full = 0;
      }
    }
  }

  private fit(source: number, count: number): void {
    const { kernels, at, places, products, shifted, tile, sums, squares } = this;
    const all = this.rowOf[source].length;
    kernels.combineColumns(at.rings, this.reading.count, TILE, at.parts, shifted.length * places, at.products);
    for (let row = 0; row < count; row++) {
      shifted.forEach((pattern, own) => {
        const start = own * places * TILE + row;
        const { value, shift } = pattern.fit(sums[row], squares[row], place => products[start + place * TILE]);
        this.values[source][own * all + tile[row]] = value;
        this.shifts[source][own * all + tile[row]] = shift;
      });
    }
  }

  private readonly at: ReturnType<typeof layout>;
  private readonly shifted: readonly ShiftedPattern[];
  private readonly places: number;
  private readonly background: BackgroundFree;
  /** A profile a column of the tile, and what it gives with each part */
  private readonly rings: Float32Array;
  private readonly products: Float32Array;
  private readonly tile = new Int32Array(TILE);
  private readonly sums = new Float64Array(TILE);
  private readonly squares = new Float64Array(TILE);
  private readonly rowOf: readonly Int32Array[];
  private readonly values: readonly Float32Array[];
  private readonly shifts: readonly Float32Array[];
}
