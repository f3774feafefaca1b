import { dirname } from 'node:path';

import { crossMask } from '../../core/merlin/frameLayout';
import { convertOptionsSchema } from '../../protocol/convert/convertOptions';
import type { Acquisition } from '../../storage/merlin/acquisition';
import type { ConversionPlan } from '../convert/conversionPlan';
import { planConversion } from '../convert/conversionPlan';
import { runFrames } from '../frames/runFrames';
import type { RawScan } from '../frames/source/rawFrames';
import { rawAtOnce } from '../frames/source/rawFrames';
import { tileList, tiles } from '../frames/tiles';
import { planSource } from '../convert/planSource';
import type { PatternReading, SummedPattern } from './summedPattern';
import { summedPattern } from './summedPattern';

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
  await onShape?.(layout.shape);
  const source = planSource(plan);
  const tiled = tileList(tiles(source.scan, rawAtOnce(source.place)));
  const { sums } = await runFrames({ source, tiles: tiled, sinks: { sums: {} } }, runner, {
    signal,
    onPositions: done => onFrames?.(done, source.frames.length)
  });
  const pattern = {
    counts: sums.sum,
    shape: layout.shape,
    mask: crossMask(layout),
    frames: sums.frames,
    kind: 'raw frames' as const,
    warnings: [...acquisition.warnings, ...plan.warnings]
  };
  return summedPattern(pattern, true);
}

/** The single frames of the same scan. @returns undefined for a stack @throws InputError as planConversion */
export function rawScan(acquisition: Acquisition): RawScan | undefined {
  const plan = planFor(acquisition);
  return plan.recipe.plan.kind === 'stack' ? undefined : planSource(plan);
}

function planFor(acquisition: Acquisition): ConversionPlan {
  return planConversion(acquisition, convertOptionsSchema.parse({ out: dirname(acquisition.path) }));
}
