import type { FrameLayout } from '../../core/merlin/frameLayout';
import { frameLayout } from '../../core/merlin/frameLayout';
import { chooseScan } from '../../core/scan/candidates';
import type { ScanCandidate } from '../../core/scan/scanPlan';
import { frameAt } from '../../core/scan/scanPlan';
import type { ConvertOptions } from '../../protocol/convertOptions';
import type { Acquisition } from '../../storage/merlin/acquisition';
import { dataFile, outputFolder } from '../../storage/session/sessionPaths';
import { positions } from '../frames/tiles';
import type { OutputShape } from './outputFiles';
import { outputShapes } from './outputFiles';
import type { Recipe } from './record';

/** What a conversion will do, decided before anything is written. */
export interface ConversionPlan {
  readonly acquisition: Acquisition;
  readonly candidate: ScanCandidate;
  readonly layout: FrameLayout;
  readonly recipe: Recipe;
  /** Full data first */
  readonly outputs: readonly OutputShape[];
  /** Stored frame at each place, absent when they are the same */
  readonly stored?: Int32Array;
  /** Stored frames that the result leaves out */
  readonly dropped: number;
  readonly folder: string;
  /** Final name of the full data */
  readonly file: string;
}

/**
 * Decides scan shape, frame layout and output names.
 *
 * @throws InputError when the shape asked for does not fit, the pixel format is not supported, or there is no place for the results
 */
export function planConversion(acquisition: Acquisition, options: ConvertOptions): ConversionPlan {
  const { path, stem, clues, slots, header } = acquisition;
  const folder = outputFolder(path, stem, options.out);
  const layout = frameLayout(header, { cross: options.cross }, path);
  const candidate = chooseScan(
    clues,
    { mode: options.reshape, scanX: options.scanX, scanY: options.scanY, firstFrame: options.firstFrame },
    path
  );
  const isStack = candidate.plan.kind === 'stack';
  const plan = isStack ? { ...candidate.plan, frames: acquisition.frames - candidate.plan.firstFrame } : candidate.plan;
  const stored = isStack ? undefined : slots.stored;
  const recipe: Recipe = {
    plan,
    binNav: isStack ? 1 : options.binNav,
    binSig: options.binSig,
    cross: layout.cross !== undefined,
    compression: options.compression
  };
  return {
    acquisition,
    candidate: { ...candidate, plan },
    layout,
    recipe,
    outputs: outputShapes(layout, recipe),
    stored,
    dropped: acquisition.frames - usedFrames(plan, stored),
    folder,
    file: dataFile(folder, stem)
  };
}

function usedFrames(plan: Recipe['plan'], stored: Int32Array | undefined): number {
  const { rows, columns } = positions(plan);
  if (!stored) {
    return rows * columns;
  }
  let used = 0;
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      used += stored[frameAt(plan, row, column)] >= 0 ? 1 : 0;
    }
  }
  return used;
}
