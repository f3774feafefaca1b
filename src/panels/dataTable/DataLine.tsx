import React, { memo } from 'react';

import { useTrans } from '../parts/trans';
import type { TableLayout } from './column';
import type { DataRow } from './dataRow';

export interface DataLineProps {
  id: string;
  row: DataRow;
  /** Place in the table as it is sorted, from 0 */
  index: number;
  layout: TableLayout<DataRow>;
  selected: boolean;
  active: boolean;
}

/** One row; drawn again only when something about it has changed. */
export const DataLine = memo(function DataLine(props: DataLineProps): JSX.Element {
  const { id, row, index, layout, selected, active } = props;
  const trans = useTrans();
  const { columns, stacked, rowHeight } = layout;
  return (
    <div
      id={id}
      role="row"
      className={`fd-Table-row${selected ? ' fd-mod-selected' : ''}${active ? ' fd-mod-active' : ''}`}
      style={{ height: rowHeight, top: index * rowHeight }}
      // The header is the first row
      aria-rowindex={index + 2}
      aria-selected={selected}
      data-path={row.path}
    >
      <div role="gridcell" aria-colindex={1} className="fd-Table-cell fd-cell-select">
        <input
          type="checkbox"
          className="fd-Table-check"
          tabIndex={-1}
          checked={selected}
          readOnly
          aria-label={trans.__('Select %1', row.name)}
        />
      </div>
      {columns.map(({ id: column, numeric, cell }, at) => (
        <div
          key={column}
          role="gridcell"
          aria-colindex={at + 2}
          className={`fd-Table-cell fd-cell-${column}${numeric ? ' fd-mod-numeric' : ''}`}
        >
          {cell(row, { selected, active, stacked })}
        </div>
      ))}
    </div>
  );
});
