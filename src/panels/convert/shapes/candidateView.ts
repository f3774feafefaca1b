import type { TranslationBundle } from '@jupyterlab/translation';

import type { ScanCandidate, ScanPlan } from '../../../core/scan/scanPlan';
import type { Candidate } from '../../../protocol/convert/inspection';
import { formatCount } from '../../parts/quantities';
import { candidateId } from './draft';

/** A scan shape as one of several to choose from. */
export interface CandidateView {
  readonly id: string;
  readonly candidate: Candidate;
  /** "255 rows × 255 columns" */
  readonly title: string;
  /** What suggests it, in a few words */
  readonly source: string;
  /** "31 frames left out", "every frame used" */
  readonly use: string;
  /** What speaks for it, and what against */
  readonly sentence: string;
  /** Whether Auto reshape takes it */
  readonly isAuto: boolean;
  /** Whether nothing but arithmetic speaks for it, so that it waits behind a button */
  readonly isUnlikely: boolean;
}

/** The candidates as they are offered, the likeliest first, no scan last. */
export function candidateViews(candidates: readonly Candidate[], trans: TranslationBundle): CandidateView[] {
  const auto = autoCandidate(candidates);
  return [...candidates].sort(byLikelihood).map(candidate => ({
    id: candidateId(candidate),
    candidate,
    title: planTitle(candidate.plan, trans),
    source: sourceName(candidate.source, trans),
    use: usedFrames(candidate.dropped, trans),
    sentence: sentenceOf(candidate, trans),
    isAuto: candidate === auto,
    isUnlikely: candidate.source === 'divisor' && candidate !== auto
  }));
}

function sentenceOf({ evidence, contradictions }: Candidate, trans: TranslationBundle): string {
  return contradictions.length === 0 ? evidence : trans.__('%1 Against it: %2', evidence, contradictions.join(' '));
}

/** The candidate that Auto reshape takes: the first of the highest score, as the conversion does. */
export function autoCandidate(candidates: readonly Candidate[]): Candidate | undefined {
  return candidates.reduce<Candidate | undefined>((a, b) => (a && a.score >= b.score ? a : b), undefined);
}

/** Places of frames, those never saved included: what the stack of all of them has. */
export function placesOf(candidates: readonly Candidate[], otherwise: number): number {
  const stack = candidates.find(({ plan }) => plan.kind === 'stack');
  return stack?.plan.kind === 'stack' ? stack.plan.frames : otherwise;
}

/** Whether Auto reads frames as a scan with EDX: X columns, X - 1 rows, nothing in the exposures. */
export function isEdx(candidates: readonly Candidate[]): boolean {
  const auto = autoCandidate(candidates);
  const isShape =
    auto?.plan.kind === 'scan' &&
    auto.dropped === 0 &&
    auto.plan.columns - auto.plan.rows === 1 &&
    auto.mode === 'known';
  return isShape && !candidates.some(({ mode }) => mode === 'flyback');
}

export function usedFrames(dropped: number, trans: TranslationBundle): string {
  return dropped === 0
    ? trans.__('every frame used')
    : trans._n('%1 frame left out', '%1 frames left out', dropped).replace(String(dropped), formatCount(dropped));
}

/** "255 rows × 255 columns" */
export function planTitle(plan: ScanPlan, trans: TranslationBundle): string {
  return plan.kind === 'stack'
    ? trans.__('No scan: %1 frames', formatCount(plan.frames))
    : trans.__('%1 rows × %2 columns', plan.rows, plan.columns);
}

function sourceName(source: string, trans: TranslationBundle): string {
  const names: Record<ScanCandidate['source'], string> = {
    flyback: trans.__('fly-back exposures'),
    timeLines: trans.__('pauses between lines'),
    edx: trans.__('EDX: X × (X − 1)'),
    scanXY: trans.__('ScanX, ScanY of the .hdr'),
    metadata: trans.__('microscope metadata'),
    framesPerTrigger: trans.__('frames per trigger'),
    lineSkip: trans.__('ScanX, ScanY of the .hdr, with a line skip'),
    extraFrame: trans.__('one frame more per line'),
    square: trans.__('square'),
    divisor: trans.__('divisors'),
    asked: trans.__('given'),
    none: trans.__('stack')
  };
  return Object.hasOwn(names, source) ? names[source as ScanCandidate['source']] : source;
}

function byLikelihood(a: Candidate, b: Candidate): number {
  const isStack = ({ mode }: Candidate): number => (mode === 'none' ? 1 : 0);
  return isStack(a) - isStack(b) || b.score - a.score;
}
