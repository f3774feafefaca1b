import type { TranslationBundle } from '@jupyterlab/translation';

import type { Candidate, Inspection, InspectReport } from '../../protocol/inspection';

export type AcquisitionState = Inspection['state'];

/** States in the order in which they matter to somebody about to convert. */
export const acquisitionStates: readonly AcquisitionState[] = [
  'new',
  'partial',
  'failed',
  'other-options',
  'growing',
  'converting',
  'complete'
];

export function stateName(state: AcquisitionState, trans: TranslationBundle): string {
  const names: Record<AcquisitionState, string> = {
    new: trans.__('new'),
    partial: trans.__('incomplete'),
    failed: trans.__('failed'),
    'other-options': trans.__('converted with other options'),
    growing: trans.__('being written'),
    converting: trans.__('converting'),
    complete: trans.__('converted')
  };
  return names[state];
}

/** How many acquisitions are in each state, those in none left out. */
export function countStates(acquisitions: readonly Inspection[]): { state: AcquisitionState; count: number }[] {
  return acquisitionStates
    .map(state => ({ state, count: acquisitions.filter(acquisition => acquisition.state === state).length }))
    .filter(({ count }) => count > 0);
}

/** How many files a conversion would work on: not those still written or under way, complete ones only to overwrite them. */
export function convertible({ acquisitions }: InspectReport, overwrite: boolean): number {
  return acquisitions.filter(
    ({ state }) => state !== 'growing' && state !== 'converting' && (overwrite || state !== 'complete')
  ).length;
}

/** Possible scan shapes, the likeliest first: the one that Auto reshape takes. */
export function byScore(candidates: readonly Candidate[]): Candidate[] {
  return [...candidates].sort((a, b) => b.score - a.score);
}

/** "2 × 4 scan (rows × columns)", or "8 frames" for a stack. */
export function candidateShape({ mode, shape }: Candidate, trans: TranslationBundle): string {
  return mode === 'none'
    ? trans.__('%1 frames, no scan shape', shape[0])
    : trans.__('%1 rows × %2 columns', shape[0], shape[1]);
}

export function modeName(mode: Candidate['mode'] | 'auto', trans: TranslationBundle): string {
  const names = {
    auto: trans.__('Auto reshape'),
    flyback: trans.__('Use Fly-back'),
    known: trans.__('Known shape'),
    none: trans.__('No reshaping')
  };
  return names[mode];
}
