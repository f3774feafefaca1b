import { originRange } from '../../../../core/radial/originGrid';
import type { Rounding } from '../../../../core/radial/ringEllipse';
import { ENTRY, ringShares } from '../../../../core/radial/ringShares';
import type { RingWeights } from '../../../../core/radial/ringSums';
import { effectivePixels, RING_SUMS, ringWeights } from '../../../../core/radial/ringSums';
import type { Arena } from '../../../../kernels/arena';
import type { Kernels } from '../../../../kernels/kernels';
import { SharedMaps } from './sharedMaps';
import { UsedBits } from './usedMask';

/** Maps of one thread take no more memory than this */
const MOST_BYTES = 96 << 20;
/** Those that threads share take no more than this */
const MOST_SHARED_BYTES = 320 << 20;
const LEAST_MAPS = 4;
/** Maps for every part of a pixel there can be */
const MOST_MAPS = 256;
/** Weights of so many origins are kept */
const MOST_WEIGHTS = 4096;

/** What is known of an origin. */
export interface OriginRings {
  readonly weights: RingWeights;
  /** See effectivePixels */
  readonly effective: Float64Array;
}

/**
 * Memory in which threads share the maps of the origins, see RingMaps.
 *
 * @param origins of all positions, row and column
 */
export function mapMemory(shape: readonly [rows: number, columns: number], origins: Float64Array): SharedArrayBuffer {
  const { size } = mapPlace(shape, origins);
  return SharedMaps.memory(ENTRY * size[0] * size[1], differentParts(origins).size, MOST_SHARED_BYTES);
}

/** The map of a part of a pixel. */
interface Slot {
  readonly row: number;
  readonly column: number;
  /** Byte of the kernels' memory where its entries begin */
  readonly at: number;
}

/**
 * The shares of pixels in rings about many origins, of which most differ by whole pixels: a map is worked out for every part of a pixel
 * that occurs, larger than a frame, and a frame looks at its own part of it. The maps last used are kept, and those that another thread has
 * worked out are copied.
 */
export class RingMaps {
  /** Pixels in a row of a map */
  readonly stride: number;

  /**
   * @param origins of all positions, row and column
   * @param used 1 = the pixel counts
   * @param rings there are at most
   * @param memory see mapMemory
   */
  constructor(
    private readonly shape: readonly [rows: number, columns: number],
    origins: Float64Array,
    private readonly matrix: Rounding,
    used: Uint8Array,
    private readonly rings: number,
    memory: SharedArrayBuffer,
    arena: Arena
  ) {
    const { last, size } = mapPlace(shape, origins);
    this.last = last;
    this.size = size;
    this.stride = size[1];
    const numbers = ENTRY * size[0] * size[1];
    this.parts = differentParts(origins);
    this.shared = new SharedMaps(memory, numbers);
    const slots = Math.min(this.parts.size, Math.max(LEAST_MAPS, Math.floor(MOST_BYTES / (4 * numbers))));
    this.free = Array.from({ length: slots }, () => arena.take(4 * numbers));
    this.bits = new UsedBits(used, shape, arena);
    this.ones = arena.take(used.length);
    this.sums = arena.take(8 * RING_SUMS * (rings + 2));
  }

  begin(kernels: Kernels): void {
    this.kernels = kernels;
    this.bits.begin(kernels);
    new Uint8Array(kernels.memory, this.ones, this.shape[0] * this.shape[1]).fill(1);
    this.numbers = new Float64Array(kernels.memory, this.sums, RING_SUMS * this.rings);
  }

  /** Byte of the entries of the first pixel of a frame with its direct beam there. */
  entries(row: number, column: number): number {
    const [down, right] = [this.last[0] - Math.floor(row), this.last[1] - Math.floor(column)];
    return this.map(row, column) + 16 * (down * this.stride + right);
  }

  /** What the rings about an origin weigh. */
  of(row: number, column: number): OriginRings {
    return this.known.get(row, column) ?? this.weigh(row, column);
  }

  private weigh(row: number, column: number): OriginRings {
    const [rows, columns] = this.shape;
    this.numbers.fill(0);
    const entries = this.entries(row, column);
    this.kernels.ringSums(1, this.ones, rows, columns, this.bits.at, entries, this.stride, this.sums);
    const weights = ringWeights(this.numbers);
    const found = { weights, effective: effectivePixels(weights) };
    if (this.known.size >= MOST_WEIGHTS) {
      this.known.clear();
    }
    this.known.set(row, column, found);
    return found;
  }

  private map(row: number, column: number): number {
    const [down, right] = [part(row), part(column)];
    const last = this.recent[this.recent.length - 1];
    if (last?.row === down && last.column === right) {
      return last.at;
    }
    const index = this.recent.findIndex(slot => slot.row === down && slot.column === right);
    if (index >= 0) {
      const [slot] = this.recent.splice(index, 1);
      this.recent.push(slot);
      return slot.at;
    }
    const at = this.free.pop() ?? this.oldest();
    const origin = [this.last[0] + down, this.last[1] + right] as const;
    const entries = this.shared.get(
      this.parts.get(down, right) ?? Infinity,
      () => ringShares(this.size, origin, this.matrix).entries
    );
    new Float32Array(this.kernels.memory, at, entries.length).set(entries);
    this.recent.push({ row: down, column: right, at });
    return at;
  }

  private oldest(): number {
    const [slot] = this.recent.splice(0, 1);
    return slot.at;
  }

  private kernels!: Kernels;
  private readonly last: readonly [number, number];
  private readonly size: readonly [number, number];
  private readonly parts: ByPlace<number>;
  private readonly shared: SharedMaps;
  private readonly bits: UsedBits;
  private readonly ones: number;
  private readonly sums: number;
  private numbers!: Float64Array;
  private readonly free: number[];
  /** The one used last stands last */
  private readonly recent: Slot[] = [];
  private readonly known = new ByPlace<OriginRings>();
}

/** Last whole row and column of the origins, and the size of a map for all of them. */
function mapPlace(
  shape: readonly [rows: number, columns: number],
  origins: Float64Array
): { readonly last: readonly [number, number]; readonly size: readonly [number, number] } {
  const { last, spread } = originRange(origins, Math.floor);
  return { last, size: [shape[0] + spread[0], shape[1] + spread[1]] };
}

/** The parts of a pixel that occur, numbered as they do; no more than there can be. */
function differentParts(origins: Float64Array): ByPlace<number> {
  const different = new ByPlace<number>();
  for (let at = 0; at < origins.length && different.size < MOST_MAPS; at += 2) {
    const [down, right] = [part(origins[at]), part(origins[at + 1])];
    if (different.get(down, right) === undefined) {
      different.set(down, right, different.size);
    }
  }
  return different;
}

function part(value: number): number {
  return value - Math.floor(value);
}

/** Values by two numbers. */
class ByPlace<T> {
  size = 0;

  get(row: number, column: number): T | undefined {
    return this.rows.get(row)?.get(column);
  }

  set(row: number, column: number, value: T): void {
    const columns = this.rows.get(row) ?? new Map<number, T>();
    this.rows.set(row, columns);
    this.size += columns.has(column) ? 0 : 1;
    columns.set(column, value);
  }

  clear(): void {
    this.rows.clear();
    this.size = 0;
  }

  private readonly rows = new Map<number, Map<number, T>>();
}
