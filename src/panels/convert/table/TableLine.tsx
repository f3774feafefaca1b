import React, { memo } from 'react';

import type { TableLayout } from './columns';
import type { RowActions } from './StateCell';
import { TableCell } from './TableCell';
import type { TableRow } from './tableRow';
import type { ThumbnailStore } from './thumbnailStore';

export interface TableLineProps {
  id: string;
  row: TableRow;
  /** Place in the table as it is sorted, from 0 */
  index: number;
  layout: TableLayout;
  selected: boolean;
  active: boolean;
  cancelling: boolean;
  actions: RowActions;
  thumbnails: ThumbnailStore;
}

/** One row; drawn again only when something about it has changed. */
export const TableLine = memo(function TableLine(props: TableLineProps): JSX.Element {
  const { id, row, index, layout, selected, active, cancelling, actions, thumbnails } = props;
  return (
    <div
      id={id}
      role="row"
      className={`fd-Table-row${selected ? ' fd-mod-selected' : ''}${active ? ' fd-mod-active' : ''}`}
      style={{ height: layout.rowHeight, top: index * layout.rowHeight }}
      // The header is the first row
      aria-rowindex={index + 2}
      aria-selected={selected}
      data-path={row.path}
    >
      {layout.columns.map(({ id: column, numeric }, at) => (
        <div
          key={column}
          role="gridcell"
          aria-colindex={at + 1}
          className={`fd-Table-cell fd-cell-${column}${numeric ? ' fd-mod-numeric' : ''}`}
        >
          <TableCell
            column={column}
            row={row}
            selected={selected}
            active={active}
            stacked={layout.stacked}
            cancelling={cancelling}
            actions={actions}
            thumbnails={thumbnails}
          />
        </div>
      ))}
    </div>
  );
});
