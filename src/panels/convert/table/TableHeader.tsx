import { caretDownIcon, caretUpIcon } from '@jupyterlab/ui-components';
import type { KeyboardEvent } from 'react';
import React, { useEffect, useRef } from 'react';

import { useTrans } from '../../parts/trans';
import type { Column, TableLayout } from './columns';
import { columnName, columnTip } from './columns';
import type { Sort, SortColumn } from './sortRows';

export interface TableHeaderProps {
  layout: TableLayout;
  sort: Sort;
  /** Of the rows on the screen */
  selected: 'none' | 'some' | 'all';
  onSort(column: SortColumn): void;
  onToggleAll(): void;
}

/** Names of the columns, each a button that sorts; one Tab stop, arrows lead from one to the next. */
export function TableHeader({ layout, sort, selected, onSort, onToggleAll }: TableHeaderProps): JSX.Element {
  const isSorted = layout.columns.some(({ id }) => id === sort.column);
  return (
    <div className="fd-Table-head" role="rowgroup" onKeyDown={moveFocus}>
      <div className="fd-Table-headRow" role="row" aria-rowindex={1}>
        {layout.columns.map((column, at) =>
          column.id === 'select' ? (
            <div key="select" role="columnheader" aria-colindex={at + 1} className="fd-Table-cell fd-cell-select">
              <SelectAll selected={selected} onToggle={onToggleAll} />
            </div>
          ) : (
            <HeaderCell
              key={column.id}
              column={column}
              at={at}
              sort={sort}
              isStop={isSorted ? column.id === sort.column : column.id === 'stamp'}
              onSort={onSort}
            />
          )
        )}
      </div>
    </div>
  );
}

interface HeaderCellProps extends Pick<TableHeaderProps, 'sort' | 'onSort'> {
  column: Column;
  at: number;
  isStop: boolean;
}

function HeaderCell({ column: { id, numeric }, at, sort, isStop, onSort }: HeaderCellProps): JSX.Element {
  const trans = useTrans();
  const name = columnName(id, trans);
  const sorted = sort.column === id ? (sort.descending ? 'descending' : 'ascending') : undefined;
  const Caret = (sort.descending ? caretDownIcon : caretUpIcon).react;
  const isSortable = id !== 'thumbnail' && id !== 'select';
  return (
    <div
      role="columnheader"
      aria-colindex={at + 1}
      aria-sort={isSortable ? (sorted ?? 'none') : undefined}
      className={`fd-Table-cell fd-cell-${id}${numeric ? ' fd-mod-numeric' : ''}`}
    >
      {isSortable ? (
        <button
          type="button"
          className="fd-Table-sort"
          tabIndex={isStop ? 0 : -1}
          title={columnTip(id, trans)}
          onClick={() => onSort(id)}
        >
          <span className="fd-Table-name">{name}</span>
          {sorted && <Caret tag="span" width="18px" height="18px" />}
        </button>
      ) : (
        <span className="fd-Unseen">{name}</span>
      )}
    </div>
  );
}

function SelectAll({ selected, onToggle }: { selected: 'none' | 'some' | 'all'; onToggle(): void }): JSX.Element {
  const trans = useTrans();
  const box = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (box.current) {
      box.current.indeterminate = selected === 'some';
    }
  }, [selected]);
  return (
    <input
      ref={box}
      type="checkbox"
      className="fd-Table-check"
      checked={selected === 'all'}
      aria-label={trans.__('Select all')}
      onChange={onToggle}
    />
  );
}

function moveFocus(event: KeyboardEvent<HTMLElement>): void {
  const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
  if (step !== 0) {
    const buttons = [...event.currentTarget.querySelectorAll('button')];
    buttons[buttons.findIndex(button => button === document.activeElement) + step]?.focus();
    event.preventDefault();
  }
}
