import type { TranslationBundle } from '@jupyterlab/translation';

import { formatCount } from '../../parts/quantities';
import type { Convertible, LeftOut } from '../table/convertible';
import type { TableRow } from '../table/tableRow';

export interface ConvertOffer {
  readonly paths: readonly string[];
  /** Of the button */
  readonly label: string;
  /** Why nothing can be converted, or what else to know before it is */
  readonly notes: readonly string[];
}

/** What is chosen in the table: some rows, or else those that the filter leaves, or all. */
export interface ChosenRows {
  readonly all: readonly TableRow[];
  readonly shown: readonly TableRow[];
  readonly selected: ReadonlySet<string>;
}

/** What the main button offers; without a selection, what has no result of the rows that the filter leaves. */
export function convertOffer(
  { paths, replaced, lost, lacking, leftOut }: Convertible,
  { all, shown, selected: chosen }: ChosenRows,
  trans: TranslationBundle
): ConvertOffer {
  const selected = chosen.size;
  const count = formatCount(paths.length);
  if (paths.length === 0) {
    const label = selected > 0 ? trans.__('Convert selected') : trans.__('Convert');
    return { paths, label, notes: [whyNothing(leftOut, selected, { all, shown }, trans)] };
  }
  const notes = [
    leftOut.length > 0 && selected > 0 && leftOutNote(leftOut, trans),
    lacking > 0 && trans._n('%1 lacks frames (%2 lost).', '%1 lack frames (%2 lost).', lacking, formatCount(lost)),
    replaced > 0 && trans._n('%1 result is written again.', '%1 results are written again.', replaced)
  ].filter(note => note !== false);
  if (selected > 0) {
    return { paths, label: trans.__('Convert %1 selected', count), notes };
  }
  const wanted = new Set(paths);
  const offered = shown.filter(({ path }) => wanted.has(path));
  if (offered.length > 0 && offered.every(({ status }) => status === 'failed')) {
    const failed = trans._n('%1 failed.', '%1 failed.', paths.length);
    return { paths, label: trans.__('Try %1 failed again', count), notes: [failed, ...notes] };
  }
  const isNew = offered.every(({ status }) => status === 'new');
  const label =
    shown.length < all.length
      ? trans.__('Convert the %1 shown', count)
      : replaced > 0
        ? trans.__('Convert all %1', count)
        : isNew
          ? trans.__('Convert all %1 new', count)
          : trans.__('Convert all %1 not yet converted', count);
  return { paths, label, notes };
}

function whyNothing(
  leftOut: readonly LeftOut[],
  selected: number,
  { all, shown: rows }: Pick<ChosenRows, 'all' | 'shown'>,
  trans: TranslationBundle
): string {
  if (rows.length === 0) {
    return all.length === 0
      ? trans.__('There is nothing to convert yet.')
      : trans.__('The filter hides all acquisitions: clear it to convert.');
  }
  if (selected === 1 && leftOut.length === 1) {
    return leftOut[0].sentence;
  }
  if (selected > 0) {
    return leftOutNote(leftOut, trans);
  }
  if (rows.some(({ status }) => status === 'reading')) {
    return trans.__('Headers are being read. You can convert in a moment.');
  }
  if (rows.some(({ status }) => status === 'waiting' || status === 'converting')) {
    return trans.__('Everything that has no result is being converted.');
  }
  const failed = all.filter(({ status }) => status === 'failed').length;
  if (failed > 0) {
    return rows.some(({ status }) => status === 'failed')
      ? trans._n('%1 failed: see its Details.', '%1 failed: see their Details.', failed)
      : trans._n(
          'All that are shown are converted. %1 failed.',
          'All that are shown are converted. %1 failed.',
          failed
        );
  }
  return rows.some(({ status }) => status === 'other-options')
    ? trans.__('All have a result. Select acquisitions to convert them again with these options.')
    : rows.length < all.length
      ? trans.__('All that are shown are converted.')
      : trans.__('All are converted.');
}

/** "Not converted: 2 complete already, 1 still being written." */
function leftOutNote(leftOut: readonly LeftOut[], trans: TranslationBundle): string {
  const count = (why: LeftOut['why']): number => leftOut.filter(row => row.why === why).length;
  const say = (why: LeftOut['why'], words: string): string | false =>
    count(why) > 0 && `${formatCount(count(why))} ${words}`;
  const parts = [
    say('complete', trans.__('complete already')),
    say('converting', trans.__('converting already')),
    say('growing', trans.__('still being written')),
    say('reading', trans.__('with headers not read yet')),
    say('problem', trans.__('with a problem, see their details'))
  ].filter(Boolean);
  return trans.__('Left out: %1.', parts.join(', '));
}
