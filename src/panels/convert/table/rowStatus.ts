import type { TranslationBundle } from '@jupyterlab/translation';

import { perLanguage } from '../../parts/perLanguage';

/** How an acquisition stands, from what is on disk and what is being done with it. Reading: its headers were not read yet. */
export type RowStatus =
  | 'new'
  | 'incomplete'
  | 'changed'
  | 'interrupted'
  | 'cancelled'
  | 'failed'
  | 'other-options'
  | 'growing'
  | 'waiting'
  | 'converting'
  | 'complete'
  | 'reading';

/** In the order in which they matter to somebody about to convert. */
export const rowStatuses: readonly RowStatus[] = [
  'new',
  'incomplete',
  'changed',
  'interrupted',
  'cancelled',
  'failed',
  'other-options',
  'growing',
  'waiting',
  'converting',
  'complete',
  'reading'
];

const names = perLanguage((trans): Record<RowStatus, string> => ({
  new: trans.__('new'),
  incomplete: trans.__('incomplete'),
  changed: trans.__('raw file changed'),
  interrupted: trans.__('interrupted'),
  cancelled: trans.__('cancelled'),
  failed: trans.__('failed'),
  'other-options': trans.__('other options'),
  growing: trans.__('still growing'),
  waiting: trans.__('waiting'),
  converting: trans.__('converting'),
  complete: trans.__('complete'),
  reading: trans.__('reading headers')
}));

export function statusName(status: RowStatus, trans: TranslationBundle): string {
  return names(trans)[status];
}
