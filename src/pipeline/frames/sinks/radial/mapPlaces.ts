import { originRange } from '../../../../core/radial/originGrid';
import type { Rounding } from '../../../../core/radial/ringEllipse';
import { ENTRY, ringShares } from '../../../../core/radial/ringShares';
import { ByPlace } from './byPlace';
import { SharedMaps } from './sharedMaps';

/** Maps that threads share take no more than this: of a quad all that there can be have room, 64 */
const MOST_BYTES = 320 << 20;

/** What a frame looks at. */
export interface MapPlace {
  /** Number of the map */
  readonly map: number;
  /** Pixel of the map that is the first of the frame */
  readonly first: number;
}

/**
 * The maps of rings that the origins of a scan need. Most origins differ by whole pixels: there is a map for every part of a pixel that occurs,
 * larger than a frame, and a frame looks at its own part of it.
 */
export class MapPlaces {
  /** Rows and columns of a map */
  readonly size: readonly [rows: number, columns: number];
  /** Float32 numbers of a map */
  readonly numbers: number;

  /** @param origins of all positions, row and column, as roundedOrigins gives them: few parts of a pixel occur */
  constructor(shape: readonly [rows: number, columns: number], origins: Float64Array) {
    const { last, spread } = originRange(origins, Math.floor);
    this.last = last;
    this.size = [shape[0] + spread[0], shape[1] + spread[1]];
    this.numbers = ENTRY * this.size[0] * this.size[1];
    for (let at = 0; at < origins.length; at += 2) {
      const [down, right] = [part(origins[at]), part(origins[at + 1])];
      if (this.maps.get(down, right) === undefined) {
        this.maps.set(down, right, this.parts.push([down, right]) - 1);
      }
    }
  }

  /** Maps that there are. */
  get count(): number {
    return this.parts.length;
  }

  /** @param row of an origin of the scan, @param column likewise */
  of(row: number, column: number): MapPlace {
    const map = this.maps.get(part(row), part(column));
    if (map === undefined) {
      throw new RangeError(`There is no map about ${row}, ${column}.`);
    }
    const [down, right] = [this.last[0] - Math.floor(row), this.last[1] - Math.floor(column)];
    return { map, first: down * this.size[1] + right };
  }

  /** Works a map out. @returns entries of its pixels, see RingShares */
  make(map: number, matrix: Rounding): Float32Array {
    const [down, right] = this.parts[map];
    return ringShares(this.size, [this.last[0] + down, this.last[1] + right], matrix).entries;
  }

  private readonly last: readonly [number, number];
  private readonly parts: [row: number, column: number][] = [];
  private readonly maps = new ByPlace<number>();
}

/**
 * Memory in which threads share the maps of the origins, see SharedMaps.
 *
 * @param origins of all positions, row and column
 */
export function mapMemory(shape: readonly [rows: number, columns: number], origins: Float64Array): SharedArrayBuffer {
  const { numbers, count } = new MapPlaces(shape, origins);
  return SharedMaps.memory(numbers, count, MOST_BYTES);
}

function part(value: number): number {
  return value - Math.floor(value);
}
