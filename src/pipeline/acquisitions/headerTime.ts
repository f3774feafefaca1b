import type { FrameHeader } from '../../core/merlin/frameHeader';

/**
 * Start of the first exposure as ISO 8601 with milliseconds: in UTC with Z, or local time without a zone where the header
 * says no more. Before April 2018 local times have the day first. Undefined for a time that cannot be read.
 */
export function headerTime({ utc, localTime }: Pick<FrameHeader, 'utc' | 'localTime'>): string | undefined {
  const iso = /^(\d{4}-\d\d-\d\d)T(\d\d:\d\d:\d\d(?:\.\d{1,3})?)/.exec(utc ?? '');
  if (iso) {
    return `${iso[1]}T${iso[2]}Z`;
  }
  const local = /^(\d{4})-(\d\d)-(\d\d) (\d\d:\d\d:\d\d(?:\.\d{1,3})?)/.exec(localTime);
  if (local) {
    return `${local[1]}-${local[2]}-${local[3]}T${local[4]}`;
  }
  const dayFirst = /^(\d{1,2})\/(\d{1,2})\/(\d{4}) (\d\d:\d\d:\d\d(?:\.\d{1,3})?)/.exec(localTime);
  return dayFirst
    ? `${dayFirst[3]}-${dayFirst[2].padStart(2, '0')}-${dayFirst[1].padStart(2, '0')}T${dayFirst[4]}`
    : undefined;
}
