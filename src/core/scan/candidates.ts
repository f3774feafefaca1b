import { InputError } from '../errors';
import { located } from '../merlin/where';
import { askedShape, nearestShapes } from './askedShape';
import { edxCandidates } from './edx';
import { findFlyback } from './flyback';
import { divisorCandidates, extraFrameCandidates, squareCandidates } from './frameCountHints';
import { framesPerTriggerCandidates, scanXYCandidates } from './hdrHints';
import { counted } from './inWords';
import { mergeCandidates } from './mergeCandidates';
import { metadataCandidates } from './metadataHint';
import type { ScanCandidate, ScanClues, ScanRequest } from './scanPlan';
import { startAt } from './startAt';

const STACK_SCORE = 0.3;

/**
 * Every way to read the frames as a scan, the best first and the stack (no scan) always last, whatever its score.
 *
 * Scores: fly-back 0.98 (regular) to 0.75; ScanX x ScanY 0.95 to 0.7; EDX confirmed by the number of columns asked for 0.93;
 * metadata 0.9 to 0.5; frames per trigger 0.85 or 0.6. What only the number of frames suggests: EDX up to 0.6, square up to 0.5,
 * one frame more per line up to 0.5, all only for usual widths; divisors below 0.15. The stack has 0.3, so that a plain
 * series is not torn into lines because its length happens to be 10 x 10.
 *
 * Candidates with the same plan become one, with the evidence of the best and the names of those that agree.
 */
export function scanCandidates(clues: ScanClues): ScanCandidate[] {
  const { frames } = clues;
  const finding = findFlyback(clues);
  const found = [
    ...('candidate' in finding ? [finding.candidate] : []),
    ...scanXYCandidates(clues),
    ...edxCandidates(clues, finding),
    ...metadataCandidates(clues),
    ...framesPerTriggerCandidates(clues),
    ...squareCandidates(frames),
    ...extraFrameCandidates(frames, clues.setScanPx),
    ...divisorCandidates(frames)
  ];
  return [...mergeCandidates(found), stackCandidate(frames)];
}

/**
 * The scan that is converted.
 *
 * `auto` takes the candidate with the highest score, `flyback` the one the long exposures show, `known` the given shape, `none` the
 * stack. A given first frame moves the plan; its rows are counted anew.
 *
 * @param where file name, put in front of the sentence of an error
 * @throws InputError `E_NO_FRAMES`; `E_FIRST_FRAME`; `E_FLYBACK` when the exposures show no fly-back;
 * `E_KNOWN_SHAPE` when the shape is not given, needs more frames than there are, or (without a first frame) leaves some over
 */
export function chooseScan(clues: ScanClues, request: ScanRequest, where?: string): ScanCandidate {
  if (!(clues.frames >= 1)) {
    throw new InputError(
      'E_NO_FRAMES',
      located(where, 'not a single whole frame is there, so there is nothing to convert.')
    );
  }
  const { firstFrame } = request;
  if (firstFrame !== undefined && !(Number.isInteger(firstFrame) && firstFrame >= 0 && firstFrame < clues.frames)) {
    throw new InputError(
      'E_FIRST_FRAME',
      located(where, `the first frame must be a whole number from 0 to ${clues.frames - 1}, but it is ${firstFrame}.`)
    );
  }
  switch (request.mode) {
    case 'known':
      return askedShape(clues.frames, request, () => nearestShapes(scanCandidates(clues)), where);
    case 'none':
      return startAt(stackCandidate(clues.frames), clues.frames, firstFrame, where);
    case 'flyback':
      return startAt(flybackOrRefuse(clues, where), clues.frames, firstFrame, where);
    case 'auto':
      return startAt(best(clues), clues.frames, firstFrame, where);
  }
}

function best(clues: ScanClues): ScanCandidate {
  const candidates = scanCandidates(clues);
  const chosen = candidates.reduce((a, b) => (b.score > a.score ? b : a));
  if (chosen.mode !== 'none' || candidates.length === 1) {
    return chosen;
  }
  return {
    ...chosen,
    evidence: `${chosen.evidence} No scan shape is likely enough; ${nearestShapes(candidates)} can be asked for.`
  };
}

function flybackOrRefuse(clues: ScanClues, where: string | undefined): ScanCandidate {
  const finding = findFlyback(clues);
  if ('candidate' in finding) {
    return finding.candidate;
  }
  throw new InputError(
    'E_FLYBACK',
    located(
      where,
      `no fly-back was found: ${finding.reason}. Choose Auto or Known shape (columns x rows), or No reshaping for a series.`
    )
  );
}

/** All frames one after another. */
function stackCandidate(frames: number): ScanCandidate {
  return {
    source: 'none',
    mode: 'none',
    plan: { kind: 'stack', frames, firstFrame: 0 },
    dropped: 0,
    score: STACK_SCORE,
    evidence: `${counted(frames, 'frame')} one after another, not a scan.`
  };
}
