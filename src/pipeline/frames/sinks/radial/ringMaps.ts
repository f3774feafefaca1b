import { originRange } from '../../../../core/radial/originGrid';
import type { Rounding } from '../../../../core/radial/ringEllipse';
import { ringShares } from '../../../../core/radial/ringShares';
import type { RingWeights } from '../../../../core/radial/ringSums';
import { RING_SUMS, ringWeights } from '../../../../core/radial/ringSums';
import type { Arena } from '../../../../kernels/arena';
import type { Kernels } from '../../../../kernels/kernels';

/** Maps of one thread take no more memory than this */
const MOST_BYTES = 96 << 20;
const LEAST_MAPS = 4;
/** Maps for every part of a pixel there can be */
const MOST_MAPS = 256;
/** Weights of so many origins are kept */
const MOST_WEIGHTS = 4096;

/** Where the entries of a frame's first pixel are in the kernels' memory. */
interface Slot {
  readonly key: string;
  readonly at: number;
}

/**
 * The shares of pixels in rings about many origins, of which most differ by whole pixels: a map is worked out for every part of a pixel
 * that occurs, larger than a frame, and a frame looks at its own part of it. The maps last used are kept.
 */
export class RingMaps {
  /** Pixels in a row of a map */
  readonly stride: number;

  /**
   * @param origins of all positions, row and column
   * @param used 1 = the pixel counts
   * @param rings there are at most
   */
  constructor(
    private readonly shape: readonly [rows: number, columns: number],
    origins: Float64Array,
    private readonly matrix: Rounding,
    private readonly used: Uint8Array,
    private readonly rings: number,
    arena: Arena
  ) {
    const { last, spread } = originRange(origins, Math.floor);
    this.last = last;
    this.size = [shape[0] + spread[0], shape[1] + spread[1]];
    this.stride = this.size[1];
    const bytes = 16 * this.size[0] * this.size[1];
    const different = new Set<string>();
    for (let at = 0; at < origins.length && different.size < MOST_MAPS; at += 2) {
      different.add(partKey(origins[at], origins[at + 1]));
    }
    const slots = Math.min(different.size, Math.max(LEAST_MAPS, Math.floor(MOST_BYTES / bytes)));
    this.free = Array.from({ length: slots }, () => arena.take(bytes));
    this.ones = arena.take(used.length);
    this.sums = arena.take(8 * RING_SUMS * (rings + 2));
  }

  begin(kernels: Kernels): void {
    this.kernels = kernels;
    new Uint8Array(kernels.memory, this.ones, this.used.length).set(this.used);
  }

  /** Byte of the entries of the first pixel of a frame with its direct beam there. */
  entries(row: number, column: number): number {
    const [down, right] = [this.last[0] - Math.floor(row), this.last[1] - Math.floor(column)];
    return this.map(row, column) + 16 * (down * this.stride + right);
  }

  /** What the rings about an origin weigh. */
  weights(row: number, column: number): RingWeights {
    const key = `${row} ${column}`;
    const known = this.known.get(key);
    if (known) {
      return known;
    }
    const sums = new Float64Array(this.kernels.memory, this.sums, RING_SUMS * this.rings).fill(0);
    const [rows, columns] = this.shape;
    this.kernels.ringSums(1, this.ones, rows, columns, this.entries(row, column), this.stride, this.sums);
    const weights = ringWeights(sums);
    if (this.known.size >= MOST_WEIGHTS) {
      this.known.clear();
    }
    this.known.set(key, weights);
    return weights;
  }

  private map(row: number, column: number): number {
    const key = partKey(row, column);
    const index = this.recent.findIndex(slot => slot.key === key);
    if (index >= 0) {
      const [slot] = this.recent.splice(index, 1);
      this.recent.push(slot);
      return slot.at;
    }
    const at = this.free.pop() ?? this.oldest();
    const origin = [this.last[0] + part(row), this.last[1] + part(column)] as const;
    const { entries } = ringShares(this.size, origin, this.matrix);
    new Float32Array(this.kernels.memory, at, entries.length).set(entries);
    this.recent.push({ key, at });
    return at;
  }

  private oldest(): number {
    const [slot] = this.recent.splice(0, 1);
    return slot.at;
  }

  private kernels!: Kernels;
  private readonly last: readonly [number, number];
  private readonly size: readonly [number, number];
  private readonly ones: number;
  private readonly sums: number;
  private readonly free: number[];
  /** The one used last stands last */
  private readonly recent: Slot[] = [];
  private readonly known = new Map<string, RingWeights>();
}

function part(value: number): number {
  return value - Math.floor(value);
}

function partKey(row: number, column: number): string {
  return `${part(row)} ${part(column)}`;
}
