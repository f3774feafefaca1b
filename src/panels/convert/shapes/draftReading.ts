import type { TranslationBundle } from '@jupyterlab/translation';

import { InputError } from '../../../core/errors';
import { askedShape } from '../../../core/scan/askedShape';
import { repairedPlan } from '../../../core/scan/repairedPlan';
import type { ScanPlan } from '../../../core/scan/scanPlan';
import { startAt } from '../../../core/scan/startAt';
import { framesUsed } from '../../../core/scan/wholeLines';
import type { Repair } from '../../../protocol/convert/convertOptions';
import { convertOptionsSchema } from '../../../protocol/convert/convertOptions';
import type { Candidate } from '../../../protocol/convert/inspection';
import type { ShapeChoice } from '../../../protocol/convert/shapeChoice';
import { withShape } from '../../../protocol/convert/shapeChoice';
import type { ShapeDraft } from './draft';
import { numberIn } from '../../form/numberIn';

/** What a draft is a draft of. */
export interface ShapeContext {
  /** Places of frames in time */
  readonly frames: number;
  readonly candidates: readonly Candidate[];
}

export interface DraftReading {
  /** Which frame goes where before the repairs; absent with a problem in the shape */
  readonly plan?: ScanPlan;
  /** ... and after them; absent with any problem */
  readonly repaired?: ScanPlan;
  readonly choice?: ShapeChoice;
  /** Frames that are left out */
  readonly dropped?: number;
  /** Sentences by the field they belong to; `shape`: Scan_X and Scan_Y together */
  readonly problems: DraftProblems;
}

export type DraftProblems = Partial<
  Record<'scanX' | 'scanY' | 'lineSkip' | 'shape' | 'firstFrame' | 'roll' | 'cropLastColumn', string>
>;

const NEAREST_SHOWN = 3;

/** What a draft would do, or what is wrong with it: the rules are those of the conversion. */
export function readDraft(draft: ShapeDraft, context: ShapeContext, trans: TranslationBundle): DraftReading {
  const problems = boxProblems(draft, context, trans);
  if (problems.scanX || problems.scanY || problems.lineSkip || problems.firstFrame) {
    return { problems };
  }
  let plan: ScanPlan;
  try {
    plan = planOf(draft, context, trans);
  } catch (error) {
    return { problems: { ...problems, ...problemOf(error) } };
  }
  if (problems.roll) {
    return { plan, problems };
  }
  try {
    const repair = repairOf(draft);
    const repaired = repair ? repairedPlan(plan, repair) : plan;
    const choice = choiceOf(draft, plan, repair, context);
    const given = convertOptionsSchema.safeParse(withShape(convertOptionsSchema.parse({}), choice));
    if (!given.success) {
      return { plan, problems: { ...problems, shape: given.error.issues[0].message } };
    }
    return { plan, repaired, choice, dropped: context.frames - framesUsed(repaired), problems };
  } catch (error) {
    return { plan, problems: { ...problems, ...problemOf(error) } };
  }
}

function planOf(draft: ShapeDraft, { frames, candidates }: ShapeContext, trans: TranslationBundle): ScanPlan {
  const firstFrame = numberIn(draft.firstFrame);
  switch (draft.mode) {
    case 'none':
      return { kind: 'stack', frames: frames - (firstFrame ?? 0), firstFrame: firstFrame ?? 0 };
    case 'known': {
      const request = {
        mode: 'known' as const,
        scanX: numberIn(draft.scanX),
        scanY: numberIn(draft.scanY),
        lineSkip: numberIn(draft.lineSkip),
        firstFrame: firstFrame ?? 0
      };
      return askedShape(frames, request, () => nearest(candidates, trans), undefined).plan;
    }
    case 'flyback': {
      const found = candidates.find(({ mode }) => mode === 'flyback');
      if (!found) {
        throw new InputError('E_FLYBACK', trans.__('No long exposures mark the lines here: give Scan_X and Scan_Y.'));
      }
      return startAt({ ...found, source: 'flyback' }, frames, firstFrame, undefined).plan;
    }
  }
}

function choiceOf(
  { mode }: ShapeDraft,
  plan: ScanPlan,
  repair: Repair | undefined,
  { frames, candidates }: ShapeContext
): ShapeChoice {
  const { firstFrame } = plan;
  const expected = mode === 'flyback' ? candidates.find(found => found.mode === 'flyback')?.firstFrame : 0;
  const lineSkip = plan.kind === 'scan' ? plan.framesPerLine - plan.columns : 0;
  // Behind the last line nothing need be skipped
  const used = plan.kind === 'scan' ? plan.rows * plan.framesPerLine : framesUsed(plan);
  const leavesRest = mode === 'known' && used < frames;
  return {
    reshape: mode,
    ...(mode === 'known' && plan.kind === 'scan' && { scanX: plan.columns, scanY: plan.rows }),
    ...(mode === 'known' && lineSkip > 0 && { lineSkip }),
    ...((firstFrame !== expected || leavesRest) && { firstFrame }),
    ...(repair && { repair })
  };
}

/** The repairs of a draft; undefined for none, and for a stack, which has none. */
function repairOf({ mode, roll, cropLastColumn, spikes }: ShapeDraft): Repair | undefined {
  const repair = { roll: numberIn(roll) ?? 0, cropLastColumn, spikes };
  return mode !== 'none' && (repair.roll > 0 || cropLastColumn || spikes) ? repair : undefined;
}

function boxProblems(draft: ShapeDraft, { frames }: ShapeContext, trans: TranslationBundle): DraftProblems {
  const { mode, firstFrame, roll } = draft;
  const first = numberIn(firstFrame) ?? 0;
  const isScan = mode !== 'none';
  return {
    ...(mode === 'known' &&
      !isWhole(numberIn(draft.scanX), 1) && { scanX: trans.__('Scan_X is a whole number of columns, 1 or more.') }),
    ...(mode === 'known' &&
      !isWhole(numberIn(draft.scanY), 1) && { scanY: trans.__('Scan_Y is a whole number of rows, 1 or more.') }),
    ...(mode === 'known' &&
      !isWhole(numberIn(draft.lineSkip) ?? 0, 0) && {
        lineSkip: trans.__('Line skip is a whole number of frames, 0 or more.')
      }),
    ...((!isWhole(first, 0) || first >= frames) && {
      firstFrame: trans.__('First frame is a whole number from 0 to %1.', frames - 1)
    }),
    ...(isScan &&
      !isWhole(numberIn(roll) ?? 0, 0) && { roll: trans.__('Roll is a whole number of columns; 0 is off.') })
  };
}

function problemOf(error: unknown): DraftProblems {
  if (!(error instanceof InputError)) {
    throw error;
  }
  const message = error.message.charAt(0).toUpperCase() + error.message.slice(1);
  switch (error.code) {
    case 'E_FIRST_FRAME':
      return { firstFrame: message };
    case 'E_ROLL':
      return { roll: message };
    case 'E_CROP':
      return { cropLastColumn: message };
    default:
      return { shape: message };
  }
}

function nearest(candidates: readonly Candidate[], trans: TranslationBundle): string {
  const shapes = candidates.flatMap(({ plan }) => (plan.kind === 'scan' ? [`${plan.columns} x ${plan.rows}`] : []));
  return [shapes.slice(0, NEAREST_SHOWN).join(', '), trans.__('no reshaping')].filter(Boolean).join(trans.__(' or '));
}

function isWhole(value: number | undefined, least: number): boolean {
  return value !== undefined && Number.isInteger(value) && value >= least;
}
