import { caretDownIcon, caretUpIcon } from '@jupyterlab/ui-components';
import type { KeyboardEvent } from 'react';
import React, { useEffect, useRef } from 'react';

import { useTrans } from '../parts/trans';
import type { Column } from './column';
import type { Sort } from './sorting';

/** What is in the head of a column. */
export type HeadColumn = Pick<Column<never>, 'id' | 'title' | 'hidesTitle' | 'tip' | 'numeric'>;

export interface DataHeaderProps {
  columns: readonly HeadColumn[];
  sort: Sort;
  canSort(column: string): boolean;
  /** Of the rows on the screen */
  selected: 'none' | 'some' | 'all';
  onSort(column: string): void;
  onToggleAll(): void;
}

/** Names of the columns, each a button that sorts; one Tab stop, arrows lead from one to the next. */
export function DataHeader(props: DataHeaderProps): JSX.Element {
  const { columns, sort, canSort, selected, onSort, onToggleAll } = props;
  const sortable = columns.filter(({ id }) => canSort(id));
  const stop = sortable.find(({ id }) => id === sort.column) ?? sortable[0];
  return (
    <div className="fd-Table-head" role="rowgroup" onKeyDown={moveFocus}>
      <div className="fd-Table-headRow" role="row" aria-rowindex={1}>
        <div role="columnheader" aria-colindex={1} className="fd-Table-cell fd-cell-select">
          <SelectAll selected={selected} onToggle={onToggleAll} />
        </div>
        {columns.map((column, at) => (
          <HeaderCell
            key={column.id}
            column={column}
            at={at + 1}
            sort={canSort(column.id) ? sort : undefined}
            isStop={column === stop}
            onSort={onSort}
          />
        ))}
      </div>
    </div>
  );
}

interface HeaderCellProps extends Pick<DataHeaderProps, 'onSort'> {
  column: HeadColumn;
  at: number;
  /** Absent where the column is not sorted by */
  sort?: Sort;
  isStop: boolean;
}

function HeaderCell({ column, at, sort, isStop, onSort }: HeaderCellProps): JSX.Element {
  const { id, title, hidesTitle, tip, numeric } = column;
  const sorted = sort?.column === id ? (sort.descending ? 'descending' : 'ascending') : undefined;
  const Caret = (sorted === 'descending' ? caretDownIcon : caretUpIcon).react;
  return (
    <div
      role="columnheader"
      aria-colindex={at + 1}
      aria-sort={sort && (sorted ?? 'none')}
      className={`fd-Table-cell fd-cell-${id}${numeric ? ' fd-mod-numeric' : ''}`}
    >
      {sort ? (
        <button
          type="button"
          className="fd-Table-sort"
          tabIndex={isStop ? 0 : -1}
          title={tip}
          onClick={() => onSort(id)}
        >
          <span className="fd-Table-name">{title}</span>
          {sorted && <Caret tag="span" width="18px" height="18px" />}
        </button>
      ) : (
        <span className={hidesTitle ? 'fd-Unseen' : 'fd-Table-title'} title={tip}>
          {title}
        </span>
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
