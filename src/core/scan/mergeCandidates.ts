import type { ProposedScan, ScanPlan } from './scanPlan';
import { SCORES } from './scores';

const NAMES: Record<ProposedScan['source'], string> = {
  flyback: 'the fly-back',
  timeLines: 'the time stamps',
  edx: 'X x (X - 1) frames',
  scanXY: 'ScanX x ScanY of the .hdr',
  metadata: 'the microscope metadata',
  framesPerTrigger: 'the frames per trigger',
  lineSkip: 'ScanX x ScanY with more frames in every line',
  extraFrame: 'one frame more per line',
  square: 'the square number of frames',
  divisor: 'the number of frames',
  asked: 'the given shape',
  none: 'no scan'
};

/** Candidates with the same plan made one, with the evidence of the best and the names of those that agree; best first. */
export function mergeCandidates(found: readonly ProposedScan[]): ProposedScan[] {
  const byPlan = new Map<string, ProposedScan[]>();
  for (const candidate of found) {
    const key = planKey(candidate.plan);
    byPlan.set(key, [...(byPlan.get(key) ?? []), candidate]);
  }
  return Array.from(byPlan.values(), agreed).sort((a, b) => b.score - a.score);
}

function agreed(candidates: ProposedScan[]): ProposedScan {
  const [best, ...others] = candidates.sort((a, b) => b.score - a.score);
  if (others.length === 0) {
    return best;
  }
  return {
    ...best,
    score: Math.max(best.score, Math.min(SCORES.mostAgreed, best.score + SCORES.agreement * others.length)),
    evidence: `${best.evidence} It agrees with ${listed(others.map(other => NAMES[other.source]))}.`
  };
}

/** "a, b and c" */
function listed(names: readonly string[]): string {
  return names.join(', ').replace(/, ([^,]*)$/, ' and $1');
}

function planKey(plan: ScanPlan): string {
  return plan.kind === 'stack'
    ? 'stack'
    : [plan.rows, plan.columns, plan.firstFrame, plan.framesPerLine, plan.skippedPerLine].join();
}
