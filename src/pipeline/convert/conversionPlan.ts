import { InputError } from '../../core/errors';
import type { FrameLayout } from '../../core/merlin/frameLayout';
import { frameLayout } from '../../core/merlin/frameLayout';
import { chooseScan } from '../../core/scan/candidates';
import type { ScanCandidate } from '../../core/scan/scanPlan';
import { repairedPlan } from '../../core/scan/repairedPlan';
import { frameAt } from '../../core/scan/scanPlan';
import type { ConvertOptions } from '../../protocol/convert/convertOptions';
import type { Acquisition } from '../../storage/merlin/acquisition';
import { dataFile, outputFolder } from '../../storage/session/sessionPaths';
import { positions } from '../frames/tiles';
import type { OutputShape } from './outputFiles';
import { outputShapes } from './outputFiles';
import type { Recipe } from './record';
import { shapeDoubts } from './shapeDoubts';

/** What the usual file systems allow. */
const MOST_NAME_BYTES = 255;
const LONGEST_SUFFIX = '_mean_pattern.png';

/** What a conversion will do, decided before anything is written. */
export interface ConversionPlan {
  readonly acquisition: Acquisition;
  readonly candidate: ScanCandidate;
  /** Whether its shape was left to Auto */
  readonly isAuto: boolean;
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
  /** What the user should know */
  readonly warnings: readonly string[];
}

/**
 * Decides scan shape, frame layout and output names.
 *
 * @throws InputError when the shape asked for does not fit, the pixel format is not supported, there is no place for the results,
 * (`E_BIN`) a bin is larger than the scan or the pattern, or (`E_NAME_TOO_LONG`) a result would have too long a name
 */
export function planConversion(acquisition: Acquisition, options: ConvertOptions): ConversionPlan {
  const { path, stem, slots, header } = acquisition;
  const folder = outputFolder(path, stem, options.out);
  const layout = frameLayout(header, { cross: options.cross }, path);
  const candidate = chosenScan(acquisition, options);
  const isStack = candidate.plan.kind === 'stack';
  const asked = repairOf(options);
  const repair = isStack ? undefined : asked;
  const plan = repair ? repairedPlan(candidate.plan, repair, path) : candidate.plan;
  const stored = isStack ? undefined : slots.stored;
  const recipe: Recipe = {
    plan,
    binNav: isStack ? 1 : options.binNav,
    binSig: options.binSig,
    cross: layout.cross !== undefined,
    compression: options.compression,
    ...(repair && { repair })
  };
  refuseLargeBins(recipe, layout, path);
  const outputs = outputShapes(layout, recipe);
  refuseLongName(acquisition, outputs);
  return {
    acquisition,
    candidate,
    isAuto: options.reshape === 'auto',
    layout,
    recipe,
    outputs,
    stored,
    dropped: acquisition.frames - usedFrames(plan, stored),
    folder,
    file: dataFile(folder, stem),
    warnings: isStack ? leftOut(path, options.binNav > 1, asked !== undefined) : shapeDoubts(path, candidate)
  };
}

/** What was asked for of the scan that a stack is not. */
function leftOut(path: string, binning: boolean, repair: boolean): string[] {
  const stack = `${path} became a stack of frames, not a scan`;
  return [
    ...(binning ? [`${stack}: there is nothing for the scan binning to sum, so it was left out.`] : []),
    ...(repair ? [`${stack}: there are no scan lines to repair, so the repairs were left out.`] : [])
  ];
}

/** The repairs that are asked for; undefined for none. */
function repairOf({ repair }: ConvertOptions): Recipe['repair'] {
  return repair && (repair.roll > 0 || repair.cropLastColumn || repair.spikes) ? repair : undefined;
}

/** A stack has no places to keep for frames that were lost: it holds the frames that are there. */
function chosenScan(acquisition: Acquisition, options: ConvertOptions): ScanCandidate {
  const { path, clues, frames } = acquisition;
  const { reshape: mode, scanX, scanY, lineSkip, firstFrame } = options;
  const chosen = chooseScan(clues, { mode, scanX, scanY, lineSkip, firstFrame }, path);
  return chosen.plan.kind === 'scan' || clues.frames === frames
    ? chosen
    : chooseScan({ ...clues, frames }, { mode: 'none', firstFrame }, path);
}

function refuseLargeBins({ plan, binNav, binSig }: Recipe, { shape: [detY, detX] }: FrameLayout, path: string): void {
  const { rows, columns } = positions(plan);
  if (plan.kind === 'scan' && (binNav > rows || binNav > columns)) {
    throw tooLarge(path, `the scan has ${rows} rows and ${columns} columns`, binNav, 'positions', '--bin-nav');
  }
  if (binSig > detY || binSig > detX) {
    throw tooLarge(path, `the pattern has ${detY} rows and ${detX} columns`, binSig, 'pixels', '--bin-sig');
  }
}

/** Told before hours of work, not when the last picture gets its name. */
function refuseLongName({ path, stem }: Acquisition, outputs: readonly OutputShape[]): void {
  const longest = Math.max(LONGEST_SUFFIX.length, ...outputs.map(({ suffix }) => suffix.length));
  const bytes = Buffer.byteLength(stem) + longest;
  if (bytes > MOST_NAME_BYTES) {
    throw new InputError(
      'E_NAME_TOO_LONG',
      `${path}: this name is too long, the names of the results would have ${bytes} bytes and ${MOST_NAME_BYTES} are possible. Give the raw file a shorter one.`
    );
  }
}

function tooLarge(path: string, size: string, factor: number, what: string, option: string): InputError {
  return new InputError(
    'E_BIN',
    `${path}: ${size}, less than one bin of ${factor} x ${factor} ${what}. Choose a smaller binning (${option}).`
  );
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
