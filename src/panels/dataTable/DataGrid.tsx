import type { KeyboardEvent, MouseEvent } from 'react';
import React, { useEffect, useId, useLayoutEffect, useMemo, useRef, useState } from 'react';

import { useModel } from '../parts/useModel';
import type { Column, TableLayout } from './column';
import { tableLayout } from './column';
import { DataHeader } from './DataHeader';
import { DataLine } from './DataLine';
import type { DataRow } from './dataRow';
import type { DataTableModel } from './dataTableModel';
import { gridAction } from './gridKeys';
import { rowWindow, scrollFor, wholeSteps } from './rowWindow';
import { useBox } from '../parts/useBox';

/** Of the line with the names of the columns, pixels, as style/table.css has it */
const HEAD = 30;
/** Of the column with the boxes, pixels */
const BOX = 30;
/** Pause in scrolling after which the rows in view are told, milliseconds */
const REST_MS = 120;
/** Before the size of the table is known */
const UNKNOWN = { width: 0, height: 600 };

export interface DataGridProps<Row extends DataRow> {
  model: DataTableModel<Row>;
  /** The same array as long as nothing about the columns changes: all rows are drawn again with another */
  columns: readonly Column<Row>[];
  /** What the rows are: "Acquisitions" */
  label: string;
  /** The row looked at was confirmed by Enter or a double click */
  onOpen?(path: string): void;
  /** Told which rows are in view, once scrolling rests; none at the end */
  onInView?(rows: readonly Row[]): void;
}

/**
 * The rows in view, as a grid with one focus whose active row the arrow keys move. A click looks at a row; its box selects it,
 * as do Ctrl and Shift with a click.
 */
export function DataGrid<Row extends DataRow>(props: DataGridProps<Row>): JSX.Element {
  const { model, columns: offered, label, onOpen, onInView } = props;
  const id = useId();
  const scroller = useRef<HTMLDivElement>(null);
  const box = useBox(scroller);
  const { shown, sort, selected, active } = useModel(model);
  const [top, setTop] = useState(0);
  const { width, height } = box ?? UNKNOWN;
  const layout = useMemo(() => tableLayout(offered, width - BOX), [offered, width]);
  const { rowHeight, columns, template, stacked } = layout;
  const view = height - HEAD;
  // In another room a scroll may have ended without an event
  useLayoutEffect(() => setTop(wholeSteps(scroller.current?.scrollTop ?? 0, rowHeight)), [box, rowHeight]);
  const { first, drawn } = useMemo(() => {
    const { first, end } = rowWindow(top, view, rowHeight, shown.length);
    return { first, drawn: shown.slice(first, end) };
  }, [shown, top, view, rowHeight]);
  const selectedShown = useMemo(() => shown.filter(({ path }) => selected.has(path)).length, [shown, selected]);

  useEffect(() => {
    const timer = setTimeout(() => onInView?.(drawn), REST_MS);
    return () => clearTimeout(timer);
  }, [onInView, drawn]);
  useEffect(() => () => onInView?.([]), [onInView]);

  const onKey = (event: KeyboardEvent<HTMLElement>): void => {
    const action = event.target === event.currentTarget ? gridAction(event, Math.floor(view / rowHeight)) : undefined;
    if (!action) {
      return;
    }
    event.preventDefault();
    if (action.kind === 'move') {
      model.move(action.step, action.extend);
      showActive();
    } else if (action.kind === 'all') {
      model.toggleAll();
    } else if (action.kind === 'clear') {
      model.clearSelection();
    } else if (active !== undefined) {
      if (action.kind === 'open') {
        onOpen?.(active);
      } else {
        model.pick(active, action.kind);
      }
    }
  };

  const showActive = (): void => {
    const element = scroller.current;
    const index = shown.findIndex(({ path }) => path === model.state.active);
    const to = element && index >= 0 ? scrollFor(index, element.scrollTop, view, rowHeight) : undefined;
    if (element && to !== undefined) {
      element.scrollTop = to;
    }
  };

  const onClick = (event: MouseEvent<HTMLElement>): void => {
    const path = pathAt(event);
    if (path === undefined) {
      return;
    }
    const onCheck = (event.target as HTMLElement).closest('.fd-cell-select') !== null;
    if (event.shiftKey) {
      model.pick(path, 'range');
    } else if (onCheck || event.ctrlKey || event.metaKey) {
      model.pick(path, 'toggle');
    } else {
      model.look(path);
    }
    // A list in the row stays open, and is at the keys
    if ((event.target as HTMLElement).closest('select') === null) {
      scroller.current?.focus({ preventScroll: true });
    }
  };

  const isDrawn = drawn.some(({ path }) => path === active);
  return (
    <div
      ref={scroller}
      className={`fd-Table${stacked ? ' fd-mod-stacked' : ''}`}
      style={{ ['--fd-columns' as string]: `${BOX}px ${template}` }}
      role="grid"
      tabIndex={0}
      aria-label={label}
      aria-multiselectable
      aria-rowcount={shown.length + 1}
      aria-colcount={columns.length + 1}
      aria-activedescendant={isDrawn ? lineId(id, active) : undefined}
      onScroll={event => setTop(wholeSteps(event.currentTarget.scrollTop, rowHeight))}
      onKeyDown={onKey}
      onClick={onClick}
      onDoubleClick={event => {
        const path = pathAt(event);
        if (path !== undefined) {
          onOpen?.(path);
        }
      }}
    >
      <DataHeader
        columns={columns}
        sort={sort}
        canSort={column => model.canSort(column)}
        selected={selectedShown === 0 ? 'none' : selectedShown === shown.length ? 'all' : 'some'}
        onSort={column => model.sortBy(column)}
        onToggleAll={() => model.toggleAll()}
      />
      <div className="fd-Table-rows" role="rowgroup" style={{ height: shown.length * rowHeight }}>
        {drawn.map((row, index) => (
          <DataLine
            key={row.path}
            id={lineId(id, row.path)}
            row={row}
            index={first + index}
            layout={layout as TableLayout<DataRow>}
            selected={selected.has(row.path)}
            active={row.path === active}
          />
        ))}
      </div>
    </div>
  );
}

/** The row under the mouse, unless a button of it was meant. */
function pathAt({ target }: MouseEvent): string | undefined {
  const element = target as HTMLElement;
  return element.closest('button') ? undefined : element.closest<HTMLElement>('[data-path]')?.dataset.path;
}

function lineId(id: string, path: string | undefined): string {
  return `${id}-${path}`;
}
