import type { RingEllipse } from '../../../../core/radial/ringEllipse';
import { rounding } from '../../../../core/radial/ringEllipse';
import type { SharedJob } from '../../../threads/jobCounters';
import { nextPart } from '../../../threads/jobCounters';
import { MapPlaces } from './mapPlaces';
import { SharedMaps } from './sharedMaps';

/** The maps of a scan, to be worked out before they are needed. */
export interface MapJob extends SharedJob {
  readonly shape: readonly [rows: number, columns: number];
  /** Row and column of the direct beam at every position, see MapPlaces */
  readonly origins: Float64Array;
  readonly ellipse: RingEllipse;
  /** See mapMemory */
  readonly memory: SharedArrayBuffer;
}

/** One thread's share of the job: as many maps as have room. */
export async function fillMaps(job: MapJob, giveWay?: () => Promise<void>): Promise<void> {
  const places = new MapPlaces(job.shape, job.origins);
  const maps = new SharedMaps(job.memory, places.numbers);
  const matrix = rounding(job.ellipse);
  for (let map = nextPart(job, maps.count); map !== undefined; map = nextPart(job, maps.count)) {
    const number = map;
    maps.get(number, () => places.make(number, matrix));
    await giveWay?.();
  }
}
