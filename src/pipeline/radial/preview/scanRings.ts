import type { RingEllipse } from '../../../core/radial/ringEllipse';
import { ringsToCorner, rounding } from '../../../core/radial/ringEllipse';
import type { FrameShares } from '../../../core/radial/ringShares';
import { ENTRY } from '../../../core/radial/ringShares';
import type { RingWeights } from '../../../core/radial/ringSums';
import { ringWeights } from '../../../core/radial/ringSums';
import { sumFrame } from '../../../core/radial/sumRings';
import { mapMemory, MapPlaces } from '../../frames/sinks/radial/mapPlaces';
import { SharedMaps } from '../../frames/sinks/radial/sharedMaps';
import { jobCounters } from '../../threads/jobCounters';
import type { TaskRunner } from '../../threads/taskRunner';

/** Weights about so many origins are kept */
const MOST_WEIGHTS = 1000;

/** The rings about an origin, and what of them counts. */
export interface PatternRings {
  readonly frame: FrameShares;
  readonly rings: number;
  readonly weights: RingWeights;
}

/** The rings of a scan that is looked at, as a transform has them: worked out once for all positions that differ by whole pixels. */
export class ScanRings {
  private readonly memory: SharedArrayBuffer;

  /** @param origins of all positions, row and column, see roundedOrigins */
  constructor(
    private readonly shape: readonly [rows: number, columns: number],
    private readonly origins: Float64Array,
    private readonly ellipse: RingEllipse
  ) {
    this.memory = mapMemory(shape, origins);
    this.places = new MapPlaces(shape, origins);
    this.maps = new SharedMaps(this.memory, this.places.numbers);
    this.matrix = rounding(ellipse);
  }

  /** Whether they are those of a scan. */
  areOf(origins: Float64Array, { axisRatio, theta }: RingEllipse): boolean {
    return this.origins === origins && this.ellipse.axisRatio === axisRatio && this.ellipse.theta === theta;
  }

  /** @param origin of a position of the scan, @param used 1 = the pixel counts; the same object as long as it is the same */
  about([row, column]: readonly [number, number], used: Uint8Array): PatternRings {
    const { map, first } = this.places.of(row, column);
    const entries = this.maps.get(map, () => this.places.make(map, this.matrix)).subarray(ENTRY * first);
    const frame = {
      shape: this.shape,
      shares: entries,
      first: new Int32Array(entries.buffer, entries.byteOffset, entries.length),
      stride: this.places.size[1],
      used
    };
    const rings = ringsToCorner(this.shape, [row, column], this.matrix);
    return { frame, rings, weights: this.weightsOf(`${row} ${column}`, frame, rings, used) };
  }

  /** Has threads work out the maps of all positions before they are asked for, unless there is something else to do. */
  async prepare(runner: TaskRunner, signal: AbortSignal): Promise<void> {
    const { shape, origins, ellipse, memory } = this;
    await runner.run('ringMaps', { shape, origins, ellipse, memory, counters: jobCounters() }, signal);
  }

  private weightsOf(origin: string, frame: FrameShares, rings: number, used: Uint8Array): RingWeights {
    if (this.used !== used || this.weights.size >= MOST_WEIGHTS) {
      this.weights.clear();
      this.used = used;
    }
    const weights = this.weights.get(origin) ?? ringWeights(sumFrame(frame, rings, used));
    this.weights.set(origin, weights);
    return weights;
  }

  private readonly places: MapPlaces;
  private readonly maps: SharedMaps;
  private readonly matrix: ReturnType<typeof rounding>;
  private readonly weights = new Map<string, RingWeights>();
  private used: Uint8Array | undefined;
}
