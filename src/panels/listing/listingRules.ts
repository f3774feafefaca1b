import type { TranslationBundle } from '@jupyterlab/translation';
import { nullTranslator } from '@jupyterlab/translation';

import type { DataRow } from '../dataTable/dataRow';
import type { DataTableRules } from '../dataTable/dataTableModel';
import { searchText } from '../dataTable/filter';
import { perLanguage } from '../parts/perLanguage';

/** How most data sets stand. stale: the result on disk is not the one that would be made now. */
export type UsualStatus = 'failed' | 'stale' | 'new' | 'complete';

/** What a panel that lists data sets says of how they stand. */
export interface Standing<Status extends string> {
  /** Every state in the order in which they matter, with its name */
  names(trans: TranslationBundle): Readonly<Record<Status, string>>;
  /** In these a job is wanted for a data set that nobody has selected; absent: where it is new or stale */
  readonly undone?: readonly Status[];
  /** In these nothing is left to do, nor is it done: they are not among all */
  readonly aside?: readonly Status[];
  /** Its name behind a number in the sidebar; undefined where it is the same there. @param all data sets there are, without those aside */
  stepName?(status: Status, trans: TranslationBundle, all: number): string | undefined;
}

/** The rows of a panel that lists data sets, and how they stand. */
export interface ListingRules<Row extends DataRow> extends DataTableRules<Row> {
  readonly undone: readonly Row['status'][];
  readonly aside: readonly Row['status'][];
  statusName(status: Row['status'], trans: TranslationBundle): string;
  stepName(status: Row['status'], trans: TranslationBundle, all: number): string;
  /** A row that is found by its name, path and state. @param words by which it is found too */
  row(facts: Omit<Row, 'words'>, trans: TranslationBundle, words?: readonly (string | undefined)[]): Row;
}

/** Rows sorted by name at first. @param keys of the columns that sort beside `name` and `state` */
export function listingRules<Row extends DataRow>(
  { names: namesIn, undone = ['new', 'stale'], aside = [], stepName }: Standing<Row['status']>,
  keys: DataTableRules<Row>['keys'] = {}
): ListingRules<Row> {
  const names = perLanguage(namesIn);
  const statuses: readonly Row['status'][] = Object.keys(namesIn(nullTranslator.load('')));
  const statusName = (status: Row['status'], trans: TranslationBundle): string => names(trans)[status];
  return {
    statuses,
    undone,
    aside,
    statusName,
    stepName: (status, trans, all) => stepName?.(status, trans, all) ?? statusName(status, trans),
    row: (facts, trans, words = []) => {
      const { name, path, status } = facts as Row;
      return { ...facts, words: searchText([name, path, statusName(status, trans), ...words]) } as Row;
    },
    sortedBy: 'name',
    keys: { name: ({ name }) => name, state: ({ status }) => statuses.indexOf(status), ...keys },
    order: (a, b) => (a.path < b.path ? -1 : 1)
  };
}
