import { dirname } from 'node:path';

import { crossMask } from '../../core/merlin/frameLayout';
import { gappedShape } from '../../core/pattern/insertGap';
import { frameAt } from '../../core/scan/scanPlan';
import { convertOptionsSchema } from '../../protocol/convert/convertOptions';
import type { Acquisition } from '../../storage/merlin/acquisition';
import type { ConversionPlan } from '../convert/conversionPlan';
import { planConversion } from '../convert/conversionPlan';
import { positions } from '../frames/tiles';
import { JobCounter, jobCounters } from '../threads/jobCounters';
import type { ScanFrames } from './scanFrames';
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
  { runner, signal, onShape, onFrames }: PatternReading
): Promise<SummedPattern> {
  const plan = planFor(acquisition);
  const { layout } = plan;
  await onShape?.(gappedShape(layout.shape));
  const frames = framesByPosition(plan)
    .filter(frame => frame >= 0)
    .sort();
  const job = { place: acquisition.place, layout, frames, counters: jobCounters() };
  const counters = new Int32Array(job.counters);
  const timer = setInterval(() => onFrames?.(Atomics.load(counters, JobCounter.FramesDone), frames.length), POLL_MS);
  try {
    const counts = new Float64Array(layout.shape[0] * layout.shape[1]);
    for (const { sum } of await runner.run('rawPatternSum', job, signal)) {
      sum.forEach((value, pixel) => (counts[pixel] += value));
    }
    return summedPattern({
      counts,
      shape: layout.shape,
      mask: crossMask(layout),
      frames: frames.length,
      kind: 'raw frames',
      warnings: [...acquisition.warnings, ...plan.warnings]
    });
  } finally {
    clearInterval(timer);
  }
}

/** The single frames of the same scan. @returns undefined for a stack @throws InputError as planConversion */
export function rawScan(acquisition: Acquisition): ScanFrames | undefined {
  const plan = planFor(acquisition);
  if (plan.recipe.plan.kind === 'stack') {
    return undefined;
  }
  const { layout } = plan;
  const source = { place: acquisition.place, layout, frames: framesByPosition(plan) };
  return { ...positions(plan.recipe.plan), shape: layout.shape, source };
}

function planFor(acquisition: Acquisition): ConversionPlan {
  return planConversion(acquisition, convertOptionsSchema.parse({ out: dirname(acquisition.path) }));
}

/** Stored frame at every scan position, -1 where there is none. */
function framesByPosition({ recipe, stored }: ConversionPlan): Int32Array {
  const { rows, columns } = positions(recipe.plan);
  return Int32Array.from({ length: rows * columns }, (_, position) => {
    const place = frameAt(recipe.plan, Math.floor(position / columns), position % columns);
    return stored ? stored[place] : place;
  });
}
