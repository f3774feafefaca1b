import type { Place } from '../../protocol/session';

/**
 * A place in one line, as people call it: "2026 / cm40001-1 / Au_xgrating" for a session, the end of the path for a folder.
 *
 * @param file the one file of it that was asked for by name
 */
export function placeName(place: Place, file?: string): string {
  if ('folder' in place) {
    return (file ?? place.folder).split('/').filter(Boolean).slice(-3).join(' / ') || '/';
  }
  const { year, session, subfolder } = place;
  return [year, session, ...(subfolder === '' ? [] : subfolder.split('/'))].join(' / ');
}
