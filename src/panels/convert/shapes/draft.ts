import type { Candidate } from '../../../protocol/convert/inspection';
import type { ShapeChoice } from '../../../protocol/convert/shapeChoice';

/** A scan shape being edited: number boxes hold text until it is read. */
export interface ShapeDraft {
  /** Name of the candidate it began from, see `candidateId`, or `OWN` */
  readonly candidate: string;
  readonly mode: ShapeChoice['reshape'];
  readonly scanX: string;
  readonly scanY: string;
  /** Rows asked for where fewer than fit, so that they come back when the first frame moves back */
  readonly rowsAsked?: number;
  readonly firstFrame: string;
  readonly roll: string;
  readonly cropLastColumn: boolean;
  readonly spikes: boolean;
}

/** The candidate that is none: a shape the user gives. */
export const OWN = 'own';

/** Tells the candidates of an acquisition apart, each having another plan. */
export function candidateId({ mode, plan }: Candidate): string {
  return plan.kind === 'stack' ? mode : [mode, plan.columns, plan.rows, plan.framesPerLine, plan.firstFrame].join(' ');
}

/**
 * The draft with which a candidate is used as it is. One frame more per line than columns becomes that many columns with the
 * last one left out, which is the same and can be asked for.
 *
 * @param frames places of the acquisition
 */
export function draftOf(candidate: Candidate, frames: number): ShapeDraft {
  const { mode, plan } = candidate;
  const base = { candidate: candidateId(candidate), mode, roll: '0', cropLastColumn: false, spikes: false };
  if (plan.kind === 'stack') {
    return { ...base, scanX: '', scanY: '', firstFrame: '' };
  }
  const line = mode === 'known' ? plan.framesPerLine : plan.columns;
  const fitting = Math.floor((frames - plan.firstFrame) / plan.framesPerLine);
  return {
    ...base,
    scanX: String(line),
    scanY: String(plan.rows),
    ...(plan.rows < fitting && { rowsAsked: plan.rows }),
    firstFrame: String(plan.firstFrame),
    cropLastColumn: line > plan.columns
  };
}

/** The draft that says what a choice says. */
export function draftOfChoice(choice: ShapeChoice, candidates: readonly Candidate[], frames: number): ShapeDraft {
  const { reshape, scanX, scanY, firstFrame, repair } = choice;
  const drafts = candidates.filter(({ mode }) => mode === reshape).map(candidate => draftOf(candidate, frames));
  const same =
    reshape === 'known'
      ? drafts.find(draft => draft.scanX === String(scanX) && (draft.scanY === String(scanY) || !!firstFrame))
      : drafts[0];
  return {
    candidate: same?.candidate ?? OWN,
    mode: reshape,
    scanX: reshape === 'known' ? String(scanX ?? '') : (same?.scanX ?? ''),
    scanY: reshape === 'known' ? String(scanY ?? '') : (same?.scanY ?? ''),
    rowsAsked: same ? same.rowsAsked : scanY,
    firstFrame: firstFrame === undefined ? (same?.firstFrame ?? '0') : String(firstFrame),
    roll: String(repair?.roll ?? 0),
    cropLastColumn: repair?.cropLastColumn ?? false,
    spikes: repair?.spikes ?? false
  };
}

/** A shape to be given by the user, beginning with the numbers at hand. */
export function ownDraft(from: ShapeDraft, frames: number): ShapeDraft {
  const side = String(Math.floor(Math.sqrt(frames)));
  const [scanX, scanY] = from.mode === 'none' || from.scanX === '' ? [side, side] : [from.scanX, from.scanY];
  return { ...from, candidate: OWN, mode: 'known', scanX, scanY, firstFrame: from.firstFrame || '0' };
}

/** Another first frame: rows are counted anew, and never more than asked for. */
export function moveFirstFrame(draft: ShapeDraft, firstFrame: string, frames: number): ShapeDraft {
  return draft.mode === 'known' ? fitted({ ...draft, firstFrame }, frames) : { ...draft, firstFrame };
}

/** Another number of columns: rows follow unless the user has given them. */
export function giveColumns(draft: ShapeDraft, scanX: string, frames: number): ShapeDraft {
  return fitted({ ...draft, scanX, candidate: OWN }, frames);
}

export function giveRows(draft: ShapeDraft, scanY: string): ShapeDraft {
  return { ...draft, scanY, rowsAsked: numberIn(scanY), candidate: OWN };
}

/** The number in a box; undefined when it is empty, NaN when it holds anything else. */
export function numberIn(text: string): number | undefined {
  return text.trim() === '' ? undefined : Number(text);
}

function fitted(draft: ShapeDraft, frames: number): ShapeDraft {
  const { scanX, firstFrame, rowsAsked = Infinity } = draft;
  const fitting = Math.floor((frames - (numberIn(firstFrame) ?? 0)) / (numberIn(scanX) ?? NaN));
  const rows = Math.min(rowsAsked, fitting);
  return Number.isFinite(rows) && rows >= 1 ? { ...draft, scanY: String(rows) } : draft;
}
