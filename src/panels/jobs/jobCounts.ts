import type { TranslationBundle } from '@jupyterlab/translation';

import type { Job, Standing } from '../../protocol/jobs';
import { formatCount } from '../parts/quantities';

/** Jobs by how they stand, in a few words: "2 running, 1 waiting, 1 failed"; empty where nothing of that is. */
export function jobCounts(jobs: readonly Job[], trans: TranslationBundle): string {
  const say = (words: string, ...wanted: Standing[]): string | false => {
    const count = jobs.filter(({ status }) => wanted.includes(status)).length;
    return count > 0 && `${formatCount(count)} ${words}`;
  };
  return [
    say(trans.__('running'), 'running'),
    say(trans.__('waiting'), 'waiting'),
    say(trans.__('not known'), 'unknown'),
    say(trans.__('failed'), 'failed', 'interrupted')
  ]
    .filter(Boolean)
    .join(', ');
}
