import type { TranslationBundle } from '@jupyterlab/translation';

import type { SubfolderEntry } from '../../protocol/session';
import type { PickEntry } from '../parts/pickEntries';
import { withoutPath } from '../parts/withoutPath';
import type { SessionLists } from './sessionLook';

/** Base directories, those that can be read first, with what is wrong with the others. */
export function baseEntries({ bases }: SessionLists): PickEntry[] {
  const ordered = [...bases].sort((a, b) => Number(a.problem !== undefined) - Number(b.problem !== undefined));
  return ordered.map(({ path, problem }) => ({ value: path, note: problem && withoutPath(problem, path) }));
}

/** Years or sessions. */
export function nameEntries(list: SessionLists['years']): PickEntry[] {
  return (list?.entries ?? []).map(value => ({ value }));
}

/** Subfolders in the order of a tree: below each folder on the way to the chosen one stand its own. */
export function subfolderEntries(
  { subfolders }: SessionLists,
  trans: TranslationBundle
): { entries: PickEntry[]; more: number } {
  const entries: PickEntry[] = [];
  let more = 0;
  const add = (parent: string): void => {
    const list = subfolders.get(parent);
    more += list?.more ?? 0;
    for (const entry of list?.entries ?? []) {
      entries.push({ value: entry.subfolder, note: inWords(entry, trans) });
      add(entry.subfolder);
    }
  };
  add('');
  return { entries, more };
}

function inWords({ acquisitions, nested }: SubfolderEntry, trans: TranslationBundle): string | undefined {
  const parts = [
    acquisitions !== undefined && (acquisitions > 0 || !nested)
      ? trans._n('%1 acquisition', '%1 acquisitions', acquisitions)
      : '',
    nested ? trans.__('has subfolders') : ''
  ].filter(part => part !== '');
  return parts.length > 0 ? parts.join(', ') : undefined;
}
