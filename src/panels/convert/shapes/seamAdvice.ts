import type { TranslationBundle } from '@jupyterlab/translation';

import type { ScanImage } from '../../../core/scan/scanImage';
import { scanImage } from '../../../core/scan/scanImage';
import type { ScanPlan } from '../../../core/scan/scanPlan';
import { seamScore, suggestFirstFrame, suggestRoll } from '../../../core/scan/seam';
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
  for (const change of changes(scanImage(values, plan), plan, draft, context)) {
    yield;
    const changed = readDraft(change.draft, context, trans).repaired;
    const left = changed && seamOf(values, changed);
    if (left !== undefined && left < WORTHWHILE * seam) {
      found.push({ ...change, seam: left });
    }
  }
  return found.sort((a, b) => a.seam - b.seam);
}

function changes(
  image: ScanImage,
  plan: ScanPlan,
  draft: ShapeDraft,
  { frames }: ShapeContext
): Omit<SeamAdvice, 'seam'>[] {
  const { roll } = suggestRoll(image);
  const first = suggestFirstFrame(image, plan);
  const last = image.columns - 1;
  const base = { column: roll, draft: { ...draft, roll: '0' } };
  return [
    ...(draft.cropLastColumn
      ? []
      : [
          {
            kind: 'cropLastColumn' as const,
            column: last,
            value: last,
            draft: { ...draft, cropLastColumn: true }
          }
        ]),
    // A last column that differs from its neighbours is no seam that rolling would close
    ...(roll > 0 && roll < last && String(roll) !== draft.roll
      ? [{ ...base, kind: 'roll' as const, value: roll, draft: { ...draft, roll: String(roll) } }]
      : []),
    ...(first !== undefined && roll < last
      ? [
          {
            ...base,
            kind: 'firstFrame' as const,
            value: first,
            draft: moveFirstFrame(base.draft, String(first), frames)
          }
        ]
      : [])
  ];
}

/** A plan of fewer lines, spread over the scan. */
function someLines(plan: Extract<ScanPlan, { kind: 'scan' }>): ScanPlan {
  const every = Math.ceil(plan.rows / ENOUGH_LINES);
  return { ...plan, rows: Math.ceil(plan.rows / every), framesPerLine: every * plan.framesPerLine };
}
