import type { TranslationBundle } from '@jupyterlab/translation';
import type { ReactNode } from 'react';
import React from 'react';

import type { CellPlace, Column, ColumnPlace } from '../dataTable/column';
import type { DataRow } from '../dataTable/dataRow';
import { withoutPath } from '../parts/withoutPath';
import type { ListingRules } from './listingRules';

/** A column of one value a row. @param tip what the title leaves open */
export function valueColumn<Row extends DataRow>(
  id: string,
  title: string,
  wide: ColumnPlace,
  value: (row: Row) => string | undefined,
  tip?: string
): Column<Row> {
  return {
    id,
    title,
    tip,
    numeric: true,
    wide,
    cell: row => <span className="fd-Cell-text">{value(row) ?? ''}</span>
  };
}

/** What else stands in the cell of a name. */
interface BesideName<Row> {
  /** In the same line */
  within?(row: Row, place: CellPlace): ReactNode;
  /** In a line of its own */
  below?(row: Row, place: CellPlace): ReactNode;
  /** More than one line, where values stand above each other */
  belowLines?: number;
}

/** The first column of a panel that lists data sets. */
export function nameColumn<Row extends DataRow>(
  title: string,
  width: number,
  { within, below, belowLines = 1 }: BesideName<Row> = {}
): Column<Row> {
  return {
    id: 'name',
    title,
    wide: { width, share: 1 },
    stacked: { width: 130, share: 1, lines: belowLines },
    cell: (row, place) => (
      <>
        <span className="fd-Cell-text" title={row.path}>
          {row.name}
          {within?.(row, place)}
        </span>
        {below?.(row, place)}
      </>
    )
  };
}

export interface StateColumn<Row extends DataRow> {
  readonly title?: string;
  readonly wide?: ColumnPlace;
  readonly stacked?: ColumnPlace;
  /** Why it stands so; undefined where its state leaves nothing open */
  why?(row: Row): string | undefined;
}

/** The last column: how each data set stands. */
export function stateColumn<Row extends DataRow>(
  rules: ListingRules<Row>,
  trans: TranslationBundle,
  { title, wide = { width: 112 }, stacked = { width: 100 }, why }: StateColumn<Row> = {}
): Column<Row> {
  return {
    id: 'state',
    title: title ?? trans.__('State'),
    wide,
    stacked,
    cell: row => {
      const reason = why?.(row);
      return (
        <span className={`fd-Tag fd-status-${row.status}`} title={reason && withoutPath(reason, row.path)}>
          {rules.statusName(row.status, trans)}
        </span>
      );
    }
  };
}
