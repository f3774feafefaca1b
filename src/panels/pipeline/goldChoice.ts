import type { Place } from '../../protocol/session';
import { goldSubfolder } from '../session/goldSubfolder';
import { folderOfPlace } from '../session/sessionForm';
import type { SessionState } from '../session/sessionState';

/** The folder of the gold reference as it is called in the session, where one is named so; '' for none. */
export function usualGold({ place, lists }: Pick<SessionState, 'place' | 'lists'>): string {
  return place && 'session' in place ? (goldSubfolder(lists.subfolders.get('')) ?? '') : '';
}

/** @param gold a full path, or one below the raw data of the place; empty: none */
export function goldPath(place: Place, gold: string): string | undefined {
  if (gold === '' || gold.startsWith('/')) {
    return gold || undefined;
  }
  return `${folderOfPlace('session' in place ? { ...place, subfolder: '' } : place)}/${gold}`;
}
