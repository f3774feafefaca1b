import type { KeyboardEvent, MouseEvent } from 'react';
import React, { useEffect, useId, useMemo, useRef, useState } from 'react';

import { useTrans } from '../../parts/trans';
import { useModel } from '../../parts/useModel';
import type { ConversionsModel } from '../conversionsModel';
import { tableLayout } from './columns';
import { gridAction } from './gridKeys';
import { rowWindow, scrollFor, wholeSteps } from './rowWindow';
import type { RowActions } from './StateCell';
import { TableHeader } from './TableHeader';
import { TableLine } from './TableLine';
import type { TableModel } from './tableModel';
import { useBox } from './useBox';

/** Of the line with the names of the columns, pixels, as style/table.css has it */
const HEAD = 30;
/** Pause in scrolling after which pictures are asked for, milliseconds */
const REST_MS = 120;
/** Before the size of the table is known */
const UNKNOWN = { width: 0, height: 600 };

export interface TableGridProps {
  table: TableModel;
  conversions: ConversionsModel;
  actions: RowActions;
  /** The active row was confirmed by Enter or a double click */
  onOpen(path: string): void;
}

/** The rows in view, as a grid with one focus whose active row the arrow keys move. */
export function TableGrid({ table, conversions, actions, onOpen }: TableGridProps): JSX.Element {
  const trans = useTrans();
  const id = useId();
  const scroller = useRef<HTMLDivElement>(null);
  const box = useBox(scroller);
  const { shown, sort, selected, active, thumbnails } = useModel(table);
  const { cancelling, cancellingItems } = useModel(conversions);
  const [top, setTop] = useState(0);
  const { width, height } = box ?? UNKNOWN;
  const layout = useMemo(() => tableLayout(width, thumbnails), [width, thumbnails]);
  const { rowHeight, columns, template } = layout;
  const view = height - HEAD;
  const { first, drawn } = useMemo(() => {
    const { first, end } = rowWindow(top, view, rowHeight, shown.length);
    return { first, drawn: shown.slice(first, end) };
  }, [shown, top, view, rowHeight]);
  const selectedShown = useMemo(() => shown.filter(({ path }) => selected.has(path)).length, [shown, selected]);

  useEffect(() => {
    const rows = thumbnails ? drawn.map(({ row }) => row) : [];
    const timer = setTimeout(() => table.thumbnails.show(rows), REST_MS);
    return () => clearTimeout(timer);
  }, [table, drawn, thumbnails]);
  useEffect(() => () => table.thumbnails.show([]), [table]);

  const onKey = (event: KeyboardEvent<HTMLElement>): void => {
    const action = event.target === event.currentTarget ? gridAction(event, Math.floor(view / rowHeight)) : undefined;
    if (!action) {
      return;
    }
    event.preventDefault();
    if (action.kind === 'move') {
      table.move(action.step, action.extend);
      showActive();
    } else if (action.kind === 'all') {
      table.toggleAll();
    } else if (action.kind === 'clear') {
      table.clearSelection();
    } else if (active !== undefined) {
      if (action.kind === 'open') {
        onOpen(active);
      } else {
        table.pick(active, action.kind);
      }
    }
  };

  const showActive = (): void => {
    const element = scroller.current;
    const index = shown.findIndex(({ path }) => path === table.state.active);
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
    const onCheck = (event.target as HTMLElement).matches('input');
    table.pick(path, event.shiftKey ? 'range' : onCheck || event.ctrlKey || event.metaKey ? 'toggle' : 'only');
    scroller.current?.focus({ preventScroll: true });
  };

  const isDrawn = drawn.some(({ path }) => path === active);
  return (
    <div
      ref={scroller}
      className={`fd-Table${layout.stacked ? ' fd-mod-stacked' : ''}`}
      style={{ ['--fd-columns' as string]: template }}
      role="grid"
      tabIndex={0}
      aria-label={trans.__('Acquisitions')}
      aria-multiselectable
      aria-rowcount={shown.length + 1}
      aria-colcount={columns.length}
      aria-activedescendant={isDrawn ? lineId(id, active) : undefined}
      onScroll={event => setTop(wholeSteps(event.currentTarget.scrollTop, rowHeight))}
      onKeyDown={onKey}
      onClick={onClick}
      onDoubleClick={event => {
        const path = pathAt(event);
        if (path !== undefined) {
          onOpen(path);
        }
      }}
    >
      <TableHeader
        layout={layout}
        sort={sort}
        selected={selectedShown === 0 ? 'none' : selectedShown === shown.length ? 'all' : 'some'}
        onSort={column => table.sortBy(column)}
        onToggleAll={() => table.toggleAll()}
      />
      <div className="fd-Table-rows" role="rowgroup" style={{ height: shown.length * rowHeight }}>
        {drawn.map((row, index) => (
          <TableLine
            key={row.path}
            id={lineId(id, row.path)}
            row={row}
            index={first + index}
            layout={layout}
            selected={selected.has(row.path)}
            active={row.path === active}
            cancelling={
              row.cancellable &&
              (cancellingItems.has(row.path) || cancelling.has(conversions.find(row.path)?.conversion.id ?? ''))
            }
            actions={actions}
            thumbnails={table.thumbnails}
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
