import React from 'react';

import { useTrans } from '../../parts/trans';
import type { ColumnId } from './columns';
import { RowPicture } from './RowPicture';
import type { StateCellProps } from './StateCell';
import { StateCell } from './StateCell';
import type { ThumbnailStore } from './thumbnailStore';

export interface TableCellProps extends StateCellProps {
  column: ColumnId;
  selected: boolean;
  thumbnails: ThumbnailStore;
}

/** What one cell shows. */
export function TableCell({ column, selected, thumbnails, ...state }: TableCellProps): JSX.Element {
  const trans = useTrans();
  const { cells, path, row, scan } = state.row;
  const { stacked } = state;
  switch (column) {
    case 'select':
      return (
        <input
          type="checkbox"
          className="fd-Table-check"
          tabIndex={-1}
          checked={selected}
          readOnly
          aria-label={trans.__('Select %1', cells.stamp)}
        />
      );
    case 'thumbnail':
      return <RowPicture store={thumbnails} path={path} />;
    case 'stamp':
      return (
        <>
          <span className="fd-Table-stamp" title={path}>
            {cells.stamp}
            {row.files !== undefined && <span className="fd-Quiet"> {trans._n('%1 file', '%1 files', row.files)}</span>}
          </span>
          {stacked && <span className="fd-Table-sentence fd-Quiet">{cells.sample}</span>}
        </>
      );
    case 'sample':
      return <span title={cells.sample}>{cells.sample}</span>;
    case 'shape':
      return <Shape scan={scan} />;
    case 'state':
      return stacked ? (
        <>
          <StateCell {...state} />
          {state.row.status !== 'converting' && !state.row.failure && <Shape scan={scan} />}
        </>
      ) : (
        <StateCell {...state} />
      );
    default:
      return <Value text={cells[column]} title={column === 'detector' ? cells.detector : undefined} />;
  }
}

function Shape({ scan }: { scan: StateCellProps['row']['scan'] }): JSX.Element {
  const trans = useTrans();
  if (!scan) {
    return <Value />;
  }
  return (
    <span className="fd-Table-shape" title={scan.evidence}>
      {scan.text}
      {scan.provisional && <span className="fd-Quiet"> {trans.__('so far')}</span>}
      {scan.byHand && <span className="fd-Table-byHand">{trans.__('by hand')}</span>}
    </span>
  );
}

/** A value, or a quiet dash where it is not known. */
function Value({ text, title }: { text?: string; title?: string }): JSX.Element {
  const trans = useTrans();
  return text === undefined ? (
    <span className="fd-Quiet">
      <span aria-hidden>–</span>
      <span className="fd-Unseen">{trans.__('not known')}</span>
    </span>
  ) : (
    <span title={title}>{text}</span>
  );
}
