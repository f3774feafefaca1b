import type { ReactNode } from 'react';
import React from 'react';

import { useTrans } from '../parts/trans';
import { useModel } from '../parts/useModel';
import type { DataGridProps } from './DataGrid';
import { DataGrid } from './DataGrid';
import type { DataRow } from './dataRow';
import type { DataToolbarProps } from './DataToolbar';
import { DataToolbar } from './DataToolbar';

export interface DataTableProps<Row extends DataRow> extends DataGridProps<Row> {
  /** What the filter is called, and an example of one */
  filter: Pick<DataToolbarProps<Row>, 'label' | 'placeholder'>;
  statusName(status: Row['status']): string;
  /** More controls beside the filter */
  tools?: ReactNode;
  /** In place of the rows while there are none: what to do first, or what is being looked for */
  empty: ReactNode;
}

/** A table with its filter; in place of it, while it has no rows, one sentence that says what to do. */
export function DataTable<Row extends DataRow>(props: DataTableProps<Row>): JSX.Element {
  const { filter, statusName, tools, empty, ...grid } = props;
  const trans = useTrans();
  const { all, shown } = useModel(grid.model);
  if (all.length === 0) {
    return <>{empty}</>;
  }
  return (
    <>
      <DataToolbar model={grid.model} {...filter} statusName={statusName}>
        {tools}
      </DataToolbar>
      {shown.length === 0 && (
        <p className="fd-TableEmpty">
          {trans._n('The filter hides the only row.', 'The filter hides all %1 rows.', all.length)}{' '}
          <button type="button" className="fd-Button" onClick={() => grid.model.clearFilter()}>
            {trans.__('Clear filter')}
          </button>
        </p>
      )}
      <DataGrid {...grid} />
    </>
  );
}
