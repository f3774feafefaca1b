import type { Place } from '../../protocol/session';

/** More are not looked through. */
const MOST = 6;

/** Places with one that is chosen now in front. Of a session only the subfolder chosen last is kept. */
export function withRecent(recent: readonly Place[], place: Place): readonly Place[] {
  const key = keyOf(place);
  return [place, ...recent.filter(other => keyOf(other) !== key)].slice(0, MOST);
}

function keyOf(place: Place): string {
  return 'folder' in place ? place.folder : [place.base, place.year, place.session].join('/');
}
