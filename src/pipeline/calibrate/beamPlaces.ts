import type { BeamSearch } from '../../core/pattern/beamPlace';
import { pixelBytes } from '../../core/merlin/pixelFormat';
import { BeamWindow } from '../../core/pattern/beamWindow';
import { Arena } from '../../kernels/arena';
import { numbersAt } from '../frames/countsAt';
import { eachRawFrame, rawFramesMemory } from '../frames/rawFrames';
import type { SharedJob } from '../threads/jobCounters';
import { nextPart } from '../threads/jobCounters';
import { sourceMemory } from '../viewer/frameSource';
import { withKernels } from '../viewer/kernelPool';
import { openFrames } from '../viewer/openFrames';
import type { FramesOfScan, RawScan, StoredScan } from './scanFrames';

/** The places of the direct beam in single frames, which several threads look for together. */
export interface BeamPlacesJob extends SharedJob {
  readonly source: FramesOfScan;
  readonly shape: readonly [rows: number, columns: number];
  /** Scan positions to look at, ascending */
  readonly positions: Int32Array;
  readonly search: BeamSearch;
  /** rows x columns of the detector, 1 = the pixel counts */
  readonly used: Uint8Array;
  /** Takes row and column for every entry of `positions`, float64; what is not found is left alone */
  readonly places: SharedArrayBuffer;
}

/** Tells the counts of the frame of one entry of `positions`. */
type Visit = (entry: number, counts: ArrayLike<number>) => void;

/** Stored frames that a thread takes at a time. */
const PART = 16;

/** One thread's share of the job. */
export async function findBeamPlaces(job: BeamPlacesJob, giveWay?: () => Promise<void>): Promise<void> {
  const { source, search, shape, used } = job;
  const places = new Float64Array(job.places);
  const window = new BeamWindow(search, shape, used);
  const visit: Visit = (entry, counts) => places.set(window.beamIn(counts) ?? [], 2 * entry);
  return 'stored' in source ? eachStored(job, source, visit, giveWay) : eachRaw(job, source, visit, giveWay);
}

async function eachStored(
  job: BeamPlacesJob,
  { stored }: StoredScan,
  visit: Visit,
  giveWay?: () => Promise<void>
): Promise<void> {
  const { positions, shape } = job;
  const arena = new Arena();
  const memory = sourceMemory(arena, stored, 0);
  await withKernels(arena.bytes, async kernels => {
    const frames = openFrames(stored, kernels, memory);
    const parts = Math.ceil(positions.length / PART);
    try {
      for (let part = nextPart(job, parts); part !== undefined; part = nextPart(job, parts)) {
        const end = Math.min(positions.length, (part + 1) * PART);
        for (let entry = part * PART; entry < end; entry++) {
          await frames.each(positions[entry], 1, () =>
            visit(entry, numbersAt(kernels.memory, pixelBytes(stored.type), memory.frame, shape[0] * shape[1]))
          );
        }
        await giveWay?.();
      }
    } finally {
      frames.close();
    }
  });
}

async function eachRaw(
  { positions, shape, counters }: BeamPlacesJob,
  { place, layout, frames }: RawScan,
  visit: Visit,
  giveWay?: () => Promise<void>
): Promise<void> {
  const wanted = { place, layout, frames: positions.map(position => frames[position]), counters };
  const arena = new Arena();
  const memory = rawFramesMemory(arena, wanted);
  await withKernels(arena.bytes, kernels =>
    eachRawFrame(
      wanted,
      kernels,
      memory,
      entry => visit(entry, numbersAt(kernels.memory, pixelBytes(layout.type), memory.frame, shape[0] * shape[1])),
      giveWay
    )
  );
}
