import type { Candidate } from '../../../protocol/convert/inspection';
import type { ShapeChoice } from '../../../protocol/convert/shapeChoice';
import { numberIn } from '../../form/numberIn';

/** A scan shape being edited: number boxes hold text until it is read. */
export interface ShapeDraft {
  /** Name of the candidate it began from, see `candidateId`, or `OWN` */
  readonly candidate: string;
  readonly mode: ShapeChoice['reshape'];
  /** Columns that are kept */
  readonly scanX: string;
  readonly scanY: string;
  /** Frames behind them in every line that are left out; known shape only */
  readonly lineSkip: string;
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
 * The draft with which a candidate is used as it is.
 *
 * @param frames places of the acquisition
 */
export function draftOf(candidate: Candidate, frames: number): ShapeDraft {
  const { mode, plan } = candidate;
  const base = { candidate: candidateId(candidate), mode, roll: '0', cropLastColumn: false, spikes: false };
  if (plan.kind === 'stack') {
    return { ...base, scanX: '', scanY: '', lineSkip: '', firstFrame: '' };
  }
  const lineSkip = mode === 'known' ? plan.framesPerLine - plan.columns : 0;
  const fitting = Math.floor((frames - plan.firstFrame + lineSkip) / plan.framesPerLine);
  return {
    ...base,
    scanX: String(plan.columns),
    lineSkip: String(lineSkip),
    scanY: String(plan.rows),
    ...(plan.rows < fitting && { rowsAsked: plan.rows }),
    firstFrame: String(plan.firstFrame)
  };
}

/** The draft that says what a choice says. */
export function draftOfChoice(choice: ShapeChoice, candidates: readonly Candidate[], frames: number): ShapeDraft {
  const { reshape, scanX, scanY, lineSkip = 0, firstFrame, repair } = choice;
  const drafts = candidates.filter(({ mode }) => mode === reshape).map(candidate => draftOf(candidate, frames));
  const same =
    reshape === 'known'
      ? drafts.find(
          draft =>
            draft.scanX === String(scanX) &&
            draft.lineSkip === String(lineSkip) &&
            (draft.scanY === String(scanY) || !!firstFrame)
        )
      : drafts[0];
  return {
    candidate: same?.candidate ?? OWN,
    mode: reshape,
    scanX: reshape === 'known' ? String(scanX ?? '') : (same?.scanX ?? ''),
    scanY: reshape === 'known' ? String(scanY ?? '') : (same?.scanY ?? ''),
    lineSkip: reshape === 'known' ? String(lineSkip) : '',
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
  return {
    ...from,
    candidate: OWN,
    mode: 'known',
    scanX,
    scanY,
    lineSkip: from.lineSkip || '0',
    firstFrame: from.firstFrame || '0'
  };
}

/** Another first frame: rows are counted again, and never more than asked for. */
export function moveFirstFrame(draft: ShapeDraft, firstFrame: string, frames: number): ShapeDraft {
  return draft.mode === 'known' ? fitted({ ...draft, firstFrame }, frames) : { ...draft, firstFrame };
}

/** Another number of columns: rows follow unless the user has given them. */
export function giveColumns(draft: ShapeDraft, scanX: string, frames: number): ShapeDraft {
  return fitted({ ...draft, scanX, candidate: OWN }, frames);
}

/** Other frames left out at the end of every line: rows follow unless the user has given them. */
export function giveLineSkip(draft: ShapeDraft, lineSkip: string, frames: number): ShapeDraft {
  return fitted({ ...draft, lineSkip, candidate: OWN }, frames);
}

export function giveRows(draft: ShapeDraft, scanY: string): ShapeDraft {
  return { ...draft, scanY, rowsAsked: numberIn(scanY), candidate: OWN };
}

function fitted(draft: ShapeDraft, frames: number): ShapeDraft {
  const { scanX, firstFrame, rowsAsked = Infinity } = draft;
  const skip = numberIn(draft.lineSkip) ?? 0;
  const line = (numberIn(scanX) ?? NaN) + skip;
  const fitting = Math.floor((frames - (numberIn(firstFrame) ?? 0) + skip) / line);
  const rows = Math.min(rowsAsked, fitting);
  return Number.isFinite(rows) && rows >= 1 ? { ...draft, scanY: String(rows) } : draft;
}
