import { scanCandidates } from '../../../../core/scan/candidates';
import type { ScanClues } from '../../../../core/scan/scanPlan';
import type { Candidate } from '../../../../protocol/convert/inspection';

/** The candidates of an acquisition as the backend lists them. */
export function candidatesOf(clues: ScanClues): Candidate[] {
  return scanCandidates(clues).map(({ plan, contradictions, ...candidate }) => ({
    ...candidate,
    shape: plan.kind === 'stack' ? [plan.frames] : [plan.rows, plan.columns],
    firstFrame: plan.firstFrame,
    plan,
    contradictions: [...contradictions]
  }));
}
