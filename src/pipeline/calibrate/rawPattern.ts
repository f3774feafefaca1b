import { dirname } from 'node:path';

import { crossMask } from '../../core/merlin/frameLayout';
import { frameAt } from '../../core/scan/scanPlan';
import { convertOptionsSchema } from '../../protocol/convertOptions';
import type { Acquisition } from '../../storage/merlin/acquisition';
import type { ConversionPlan } from '../convert/conversionPlan';
import { planConversion } from '../convert/conversionPlan';
import { positions } from '../frames/tiles';
import { JobCounter, jobCounters } from '../threads/jobCounters';
import type { PatternReading, SummedPattern } from './summedPattern';
import { summedPattern } from './summedPattern';

const POLL_MS = 200;

/**
 * The sum over the raw frames that a conversion would keep, decoded as there: rows flipped, the gap of a quad inserted,
 * fly-back frames left out.
 *
 * @throws InputError as planConversion; CancelledError
 */
export async function rawPattern(
  acquisition: Acquisition,
  { runner, signal, onFrames }: PatternReading
): Promise<SummedPattern> {
  const plan = planConversion(acquisition, convertOptionsSchema.parse({ out: dirname(acquisition.path) }));
  const { layout } = plan;
  const job = { place: acquisition.place, layout, frames: keptFrames(plan), counters: jobCounters() };
  const counters = new Int32Array(job.counters);
  const timer = setInterval(
    () => onFrames?.(Atomics.load(counters, JobCounter.FramesDone), job.frames.length),
    POLL_MS
  );
  try {
    const counts = new Float64Array(layout.shape[0] * layout.shape[1]);
    for (const { sum } of await runner.run('rawPatternSum', job, signal)) {
      sum.forEach((value, pixel) => (counts[pixel] += value));
    }
    return summedPattern({
      counts,
      shape: layout.shape,
      mask: crossMask(layout),
      frames: job.frames.length,
      kind: 'raw frames',
      warnings: [...acquisition.warnings, ...plan.warnings]
    });
  } finally {
    clearInterval(timer);
  }
}

/** Stored frames at the scan positions, ascending. */
function keptFrames({ recipe, stored }: ConversionPlan): Int32Array {
  const { rows, columns } = positions(recipe.plan);
  const frames = Int32Array.from({ length: rows * columns }, (_, position) => {
    const place = frameAt(recipe.plan, Math.floor(position / columns), position % columns);
    return stored ? stored[place] : place;
  });
  return frames.filter(frame => frame >= 0).sort();
}
