import type { BeamSearch } from '../../core/pattern/beamPlace';
import { BeamWindow } from '../../core/pattern/beamWindow';
import type { SharedJob } from '../threads/jobCounters';
import { nextPart } from '../threads/jobCounters';
import { eachFrame } from './eachFrame';
import type { FramesOfScan } from './scanFrames';

/** The places of the direct beam in single frames, which several threads look for together. */
export interface BeamPlacesJob extends SharedJob {
  readonly source: FramesOfScan;
  readonly shape: readonly [rows: number, columns: number];
  /** Scan positions to look at */
  readonly positions: Int32Array;
  readonly search: BeamSearch;
  /** rows x columns of the detector, 1 = the pixel counts */
  readonly used: Uint8Array;
  /** Takes row and column for every entry of `positions`, float64; what is not found is left alone */
  readonly places: SharedArrayBuffer;
}

/** Frames that a thread takes at a time. */
const PART = 16;

/** One thread's share of the job. */
export async function findBeamPlaces(job: BeamPlacesJob, giveWay?: () => Promise<void>): Promise<void> {
  const { positions, search, shape, used } = job;
  const places = new Float64Array(job.places);
  const window = new BeamWindow(search, shape, used);
  const parts = Math.ceil(positions.length / PART);
  await eachFrame(job.source, async read => {
    for (let part = nextPart(job, parts); part !== undefined; part = nextPart(job, parts)) {
      const end = Math.min(positions.length, (part + 1) * PART);
      for (let entry = part * PART; entry < end; entry++) {
        const counts = await read(positions[entry]);
        places.set((counts && window.beamIn(counts)) ?? [], 2 * entry);
      }
      await giveWay?.();
    }
  });
}
