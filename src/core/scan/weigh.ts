import type { ScanEvidence } from './evidence';
import type { ProposedScan, ScanCandidate } from './scanPlan';
import { SCORES } from './scores';

/** What suggests a shape from a number of frames alone. */
const GUESSES: ReadonlySet<ProposedScan['source']> = new Set(['edx', 'extraFrame', 'square', 'divisor']);

/**
 * Holds a shape against everything that was recorded. A shape from a number alone is a guess where nothing recorded agrees with
 * it, and falls below the stack where anything recorded speaks against it. Any other keeps its score, which says how it
 * stands against the evidence of the others, and carries what contradicts it in words.
 */
export function weighed({ doubt, ...proposed }: ProposedScan, { recorded }: ScanEvidence): ScanCandidate {
  const { plan, source, score } = proposed;
  if (plan.kind === 'stack') {
    return { ...proposed, guess: false, contradictions: [] };
  }
  const against = recorded.filter(evidence => !evidence.agrees(plan));
  const guess = GUESSES.has(source) && against.length === recorded.length;
  return {
    ...proposed,
    guess,
    score: guess && against.length > 0 ? Math.min(score, SCORES.contradictedGuess) : score,
    contradictions: [...(doubt ? [doubt] : []), ...against.map(({ says }) => says)]
  };
}
