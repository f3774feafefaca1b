import { normaliseProfile } from '../../../core/analysis/normalise';
import { BLOCK_ROWS, rowStart } from '../../../core/analysis/rowBlocks';
import type { ReadingOf } from './reading';
import type { Slab, SlabSink } from './slabs';

/** Rows that are turned at a time: neighbouring rows of a column share a line of the cache. */
const TILE = 16;

/** Writes profiles as rows of a matrix: times the factors of their bins, negative values as 0, then normalised. */
export class FillRows implements SlabSink {
  constructor(private readonly reading: ReadingOf<'fill'>) {
    const { matrix, rowOf, used } = reading;
    this.target = new Float32Array(matrix.data);
    this.rowOf = rowOf.map(buffer => new Int32Array(buffer));
    this.tile = new Float64Array(TILE * used.length);
    this.profiles = Array.from({ length: TILE }, (_, own) =>
      this.tile.subarray(own * used.length, (own + 1) * used.length)
    );
    this.used = Int32Array.from(used);
    this.ones = new Float64Array(1 + used[used.length - 1]).fill(1);
  }

  take({ source, first, positions, values, stride }: Slab, sums: Float64Array): void {
    const { normalising, matrix, factors } = this.reading;
    const { used, tile, profiles } = this;
    const factor = factors?.[source] ?? this.ones;
    const rowOf = this.rowOf[source];
    const places = new Int32Array(TILE);
    let [negative, full] = [0, 0];
    for (let at = 0; at < positions; at++) {
      const row = rowOf[first + at];
      if (row >= 0) {
        const start = at * stride;
        for (let column = 0, place = full * used.length; column < used.length; column++, place++) {
          const bin = used[column];
          const value = values[start + bin];
          if (value < 0) {
            negative++;
          }
          tile[place] = value > 0 ? value * factor[bin] : 0;
        }
        normaliseProfile(profiles[full], normalising);
        places[full++] = rowStart(matrix, row);
      }
      if (full === TILE || at === positions - 1) {
        this.turn(places, full);
        full = 0;
      }
    }
    sums[0] += negative;
  }

  private turn(places: Int32Array, count: number): void {
    const { target, tile, used } = this;
    const columns = used.length;
    for (let column = 0, base = 0; column < columns; column++, base += BLOCK_ROWS) {
      for (let own = 0, from = column; own < count; own++, from += columns) {
        target[places[own] + base] = tile[from];
      }
    }
  }

  private readonly target: Float32Array;
  private readonly rowOf: readonly Int32Array[];
  /** Profiles, one after another, and the same as lines */
  private readonly tile: Float64Array;
  private readonly profiles: readonly Float64Array[];
  private readonly used: Int32Array;
  private readonly ones: Float64Array;
}
