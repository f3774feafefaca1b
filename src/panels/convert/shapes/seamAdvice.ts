import type { TranslationBundle } from '@jupyterlab/translation';

import { scanImage } from '../../../core/scan/scanImage';
import type { ScanPlan } from '../../../core/scan/scanPlan';
import { firstFrameAt, seamScore, strongestSeam, suggestRoll } from '../../../core/scan/seam';
import type { ShapeDraft } from './draft';
import { moveFirstFrame } from './draft';
import type { ShapeContext } from './draftReading';
import { readDraft } from './draftReading';

/** A change of the draft that makes the seam smaller. */
export interface SeamAdvice {
  readonly kind: 'firstFrame' | 'roll' | 'cropLastColumn';
  /** Column of the seam in the scan as it is drafted without repairs */
  readonly column: number;
  /** First frame to begin with, or columns to roll by */
  readonly value: number;
  readonly draft: ShapeDraft;
  /** Seam that is left */
  readonly seam: number;
}

/** Lines that tell how strong a seam is as well as all do, in a fraction of the time. */
const ENOUGH_LINES = 96;
/** Scores from which a seam can be seen, and is plain. */
const FAINT = 1.5;
const CLEAR = 4;
/** What an advice must leave less than of the seam. */
const WORTHWHILE = 0.6;

/** How strong the strongest vertical seam is, see seamScore; undefined for a stack. */
export function seamOf(values: Float32Array, plan: ScanPlan): number | undefined {
  return plan.kind === 'stack' ? undefined : seamScore(scanImage(values, someLines(plan)));
}

export function seamStrength(seam: number): 'none' | 'faint' | 'clear' {
  return seam < FAINT ? 'none' : seam < CLEAR ? 'faint' : 'clear';
}

/**
 * What closes the seam of a draft, the best first; nothing where none is to be seen. Works in small steps.
 *
 * @param values sum of every frame by place
 */
export function* seamAdvice(
  values: Float32Array,
  draft: ShapeDraft,
  context: ShapeContext,
  trans: TranslationBundle
): Generator<void, SeamAdvice[]> {
  const { plan, repaired } = readDraft(draft, context, trans);
  const seam = repaired && seamOf(values, repaired);
  yield;
  if (!plan || plan.kind === 'stack' || seam === undefined || seamStrength(seam) === 'none') {
    return [];
  }
  const found: SeamAdvice[] = [];
  for (const change of changes(values, plan, draft, context.frames)) {
    yield;
    const changed = readDraft(change.draft, context, trans).repaired;
    const left = changed && seamOf(values, changed);
    const rival = found.findIndex(({ kind }) => kind === change.kind);
    if (left !== undefined && left < Math.min(WORTHWHILE * seam, found[rival]?.seam ?? Infinity)) {
      found.splice(rival < 0 ? found.length : rival, 1, { ...change, seam: left });
    }
  }
  return found.sort((a, b) => a.seam - b.seam);
}

type Change = Omit<SeamAdvice, 'seam'>;
type Scan = Extract<ScanPlan, { kind: 'scan' }>;

/** What may close a seam, to be tried. */
function changes(values: Float32Array, plan: Scan, draft: ShapeDraft, frames: number): Change[] {
  const last = plan.columns - 1;
  const crop: Change = { kind: 'cropLastColumn', column: last, value: last, draft: { ...draft, cropLastColumn: true } };
  // Two witnesses: where most lines jump most, and where the usual jump is largest. A last column that differs from its neighbours
  // is no seam that rolling would close.
  const votes = suggestRoll(scanImage(values, plan)).roll;
  const strongest = strongestSeam(scanImage(values, someLines(plan))).column;
  const columns = [...new Set([votes, strongest])].filter(column => column > 0 && column < last);
  return [
    ...(draft.cropLastColumn ? [] : [crop]),
    ...columns.flatMap(column => rolled(draft, column)),
    ...columns.flatMap(column => moved(draft, column, plan, frames))
  ];
}

function rolled(draft: ShapeDraft, column: number): Change[] {
  const roll = String(column);
  return roll === draft.roll ? [] : [{ kind: 'roll', column, value: column, draft: { ...draft, roll } }];
}

function moved(draft: ShapeDraft, column: number, plan: Scan, frames: number): Change[] {
  const value = firstFrameAt(plan, column);
  return value === undefined
    ? []
    : [{ kind: 'firstFrame', column, value, draft: moveFirstFrame({ ...draft, roll: '0' }, String(value), frames) }];
}

/** A plan of fewer lines, spread over the scan. */
function someLines(plan: Scan): ScanPlan {
  const every = Math.ceil(plan.rows / ENOUGH_LINES);
  return { ...plan, rows: Math.ceil(plan.rows / every), framesPerLine: every * plan.framesPerLine };
}
