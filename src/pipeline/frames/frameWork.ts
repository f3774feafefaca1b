import { Arena } from '../../kernels/arena';
import type { SharedJob } from '../threads/jobCounters';
import { JobCounter, nextPart } from '../threads/jobCounters';
import { withKernels } from '../threads/kernelPool';
import type { FrameForm, PixelRange } from './frameForm';
import { pixelsOf } from './frameForm';
import type { FrameSink } from './sink';
import type { SinkJobs, SinkName } from './sinks';
import { sinkKind, sinkNames } from './sinks';
import type { ScanSource } from './source/scanSource';
import { formOf, openSource } from './source/scanSource';
import { tileAt, tileCount } from './tiles';

/** One pass over frames: where they come from, the tiles in which threads take them, and what is made of them. */
export interface FrameWork<S extends SinkJobs = SinkJobs> {
  readonly source: ScanSource;
  /** See tileList */
  readonly tiles: Int32Array;
  readonly sinks: S;
}

/** What a thread found, by the names of the sinks. */
export type Found = Partial<Record<SinkName, unknown>>;

/**
 * One thread's share of a pass: takes tiles until none is left and gives their frames to every sink, while they are in the
 * processor's cache.
 *
 * @throws InputError as the source and the sinks
 */
export async function workOnFrames(job: FrameWork & SharedJob, giveWay?: () => Promise<void>): Promise<Found> {
  const arena = new Arena();
  const names = sinkNames(job.sinks);
  const form = formOf(job.source);
  const sinks = await Promise.all(names.map(name => openSink(name, job.sinks, form, arena)));
  const source = openSource(job.source, arena, { holds: most(sinks), pixels: pixelRange(sinks, form) });
  const counters = new Int32Array(job.counters);
  const visit = (position: number, frame: number): void => {
    for (const sink of sinks) {
      sink.take(position, frame);
    }
  };
  try {
    return await withKernels(arena.bytes, async kernels => {
      source.begin(kernels);
      sinks.forEach(sink => sink.begin(kernels));
      const tiles = tileCount(job.tiles);
      for (let next = nextPart(job, tiles); next !== undefined; next = nextPart(job, tiles)) {
        const tile = tileAt(job.tiles, next);
        await source.each(tile, visit);
        sinks.forEach(sink => sink.endTile?.(tile));
        Atomics.add(counters, JobCounter.FramesDone, tile.rows * tile.columns);
        await giveWay?.();
      }
      sinks.forEach(sink => sink.flush());
      return Object.fromEntries(names.map((name, index) => [name, sinks[index].result()]));
    });
  } finally {
    source.close();
    sinks.forEach(sink => sink.close?.());
  }
}

async function openSink<N extends SinkName>(
  name: N,
  jobs: SinkJobs,
  form: FrameForm,
  arena: Arena
): Promise<FrameSink<unknown>> {
  const kind = await sinkKind(name);
  return kind.open(jobs[name] as NonNullable<SinkJobs[N]>, form, arena);
}

/** Frames that have to stay where they are for the sake of the sink that holds most. */
function most(sinks: readonly FrameSink<unknown>[]): number {
  return Math.max(...sinks.map(({ holds = 1 }) => holds));
}

/** From the first to the last pixel that any sink looks at. */
function pixelRange(sinks: readonly FrameSink<unknown>[], form: FrameForm): PixelRange {
  const ranges = sinks.map(({ pixels }) => pixels ?? { first: 0, end: pixelsOf(form) });
  return { first: Math.min(...ranges.map(({ first }) => first)), end: Math.max(...ranges.map(({ end }) => end)) };
}
