import { InputError } from '../errors';
import { located } from '../merlin/where';
import { askedShape, nearestShapes } from './askedShape';
import { edxCandidates } from './edx';
import { gatherEvidence } from './evidence';
import { findFlyback } from './flyback';
import { divisorCandidates, extraFrameCandidates, squareCandidates } from './frameCountHints';
import { framesPerTriggerCandidates, scanXYCandidates } from './hdrHints';
import { counted } from './inWords';
import { lineSkipCandidates } from './lineSkip';
import { mergeCandidates } from './mergeCandidates';
import { metadataCandidates } from './metadataHint';
import type { ProposedScan, ScanCandidate, ScanClues, ScanRequest } from './scanPlan';
import { SCORES } from './scores';
import { startAt } from './startAt';
import { timeLineCandidates } from './timeHints';
import { weighed } from './weigh';

/**
 * Every way to read the frames as a scan, the best first and the stack (no scan) always last, whatever its score. Each is held
 * against everything that is known; what decides is in `scores.ts`.
 *
 * Candidates with the same plan become one, with the evidence of the best and the names of those that agree.
 */
export function scanCandidates(clues: ScanClues): ScanCandidate[] {
  const { frames } = clues;
  const evidence = gatherEvidence(clues);
  const { flyback, lines } = evidence;
  const found = [
    ...('candidate' in flyback ? [flyback.candidate] : []),
    ...timeLineCandidates(clues, lines),
    ...scanXYCandidates(clues),
    ...lineSkipCandidates(clues),
    ...edxCandidates(clues, flyback),
    ...metadataCandidates(clues),
    ...framesPerTriggerCandidates(clues),
    ...squareCandidates(frames),
    ...extraFrameCandidates(frames, clues.setScanPx),
    ...divisorCandidates(frames)
  ];
  const candidates = mergeCandidates(found).map(candidate => weighed(candidate, evidence));
  return [...candidates.sort((a, b) => b.score - a.score), stackCandidate(frames)];
}

/**
 * The scan that is converted.
 *
 * `auto` takes the candidate with the highest score, `flyback` the one the long exposures show, `known` the given shape, `none` the
 * stack. A given first frame moves the plan; its rows are counted again.
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
      return startAt(weighed(flybackOrRefuse(clues, where), gatherEvidence(clues)), clues.frames, firstFrame, where);
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

function flybackOrRefuse(clues: ScanClues, where: string | undefined): ProposedScan {
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
    score: SCORES.stack,
    evidence: `${counted(frames, 'frame')} one after another, not a scan.`,
    guess: false,
    contradictions: []
  };
}
