import type { Rounding } from '../../../../core/radial/ringEllipse';
import { ENTRY } from '../../../../core/radial/ringShares';
import type { RingWeights } from '../../../../core/radial/ringSums';
import { effectivePixels, RING_SUMS, ringWeights } from '../../../../core/radial/ringSums';
import type { Arena } from '../../../../kernels/arena';
import type { Kernels } from '../../../../kernels/kernels';
import { ByPlace } from './byPlace';
import { MapPlaces } from './mapPlaces';
import { SharedMaps } from './sharedMaps';
import { UsedBits } from './usedMask';

/** Maps of one thread take no more memory than this */
const MOST_BYTES = 96 << 20;
const LEAST_MAPS = 4;
/** Weights of so many origins are kept */
const MOST_WEIGHTS = 4096;

/** What is known of an origin. */
export interface OriginRings {
  readonly weights: RingWeights;
  /** See effectivePixels */
  readonly effective: Float64Array;
}

/** A map that is at hand. */
interface Slot {
  /** Its number, see MapPlaces */
  readonly map: number;
  /** Byte of the kernels' memory where its entries begin */
  readonly at: number;
}

/**
 * The shares of pixels in rings about many origins, where kernels find them. The maps last used are kept, and those that another thread has
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
    this.places = new MapPlaces(shape, origins);
    this.stride = this.places.size[1];
    const { numbers } = this.places;
    this.shared = new SharedMaps(memory, numbers);
    const slots = Math.min(this.places.count, Math.max(LEAST_MAPS, Math.floor(MOST_BYTES / (4 * numbers))));
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
    const place = this.places.of(row, column);
    return this.map(place.map) + 4 * ENTRY * place.first;
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

  private map(map: number): number {
    const last = this.recent[this.recent.length - 1];
    if (last?.map === map) {
      return last.at;
    }
    const index = this.recent.findIndex(slot => slot.map === map);
    if (index >= 0) {
      const [slot] = this.recent.splice(index, 1);
      this.recent.push(slot);
      return slot.at;
    }
    const at = this.free.pop() ?? this.oldest();
    const entries = this.shared.get(map, () => this.places.make(map, this.matrix));
    new Float32Array(this.kernels.memory, at, entries.length).set(entries);
    this.recent.push({ map, at });
    return at;
  }

  private oldest(): number {
    const [slot] = this.recent.splice(0, 1);
    return slot.at;
  }

  private kernels!: Kernels;
  private readonly places: MapPlaces;
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
