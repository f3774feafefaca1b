import React, { useMemo, useRef, useState } from 'react';

import { FailureNote } from '../../parts/FailureNote';
import { formatCount } from '../../parts/quantities';
import { useTrans } from '../../parts/trans';
import { useModel } from '../../parts/useModel';
import type { ConversionsModel } from '../conversionsModel';
import { RowFailure } from './RowFailure';
import type { RowActions } from './StateCell';
import { TableGrid } from './TableGrid';
import type { TableModel } from './tableModel';
import { TableNotes } from './TableNotes';
import { TableToolbar } from './TableToolbar';

export interface AcquisitionTableProps {
  table: TableModel;
  conversions: ConversionsModel;
  /** The active row was confirmed by Enter or a double click */
  onOpen(path: string): void;
}

/** The acquisitions of a session, or one sentence that says what to do where there are none. */
export function AcquisitionTable({ table, conversions, onOpen }: AcquisitionTableProps): JSX.Element {
  const trans = useTrans();
  const section = useRef<HTMLElement>(null);
  const { all, failure } = useModel(table);
  const { retrying } = useModel(conversions);
  const [explained, setExplained] = useState<string>();
  const row = explained === undefined ? undefined : all.find(({ path }) => path === explained);
  const actions = useMemo<RowActions>(
    () => ({ cancel: path => void conversions.cancelItem(path), explain: setExplained }),
    [conversions]
  );
  const close = (): void => {
    setExplained(undefined);
    section.current?.querySelector<HTMLElement>('[role="grid"]')?.focus({ preventScroll: true });
  };
  return (
    <section ref={section} className="fd-AcquisitionTable" aria-label={trans.__('Table of acquisitions')}>
      {failure && <FailureNote failure={failure} />}
      {all.length > 0 && <TableToolbar table={table} />}
      <EmptyTable table={table} />
      {all.length > 0 && <TableGrid table={table} conversions={conversions} actions={actions} onOpen={onOpen} />}
      {row?.failure && (
        <RowFailure
          row={row}
          retrying={retrying.has(row.path)}
          onRetry={path => void conversions.retry([path]).then(close)}
          onClose={close}
        />
      )}
      <TableNotes table={table} />
    </section>
  );
}

/** Why there are no rows, and what to do about it; nothing where there are some. */
function EmptyTable({ table }: { table: TableModel }): JSX.Element | null {
  const trans = useTrans();
  const { place, all, shown, busy, failure } = useModel(table);
  if (shown.length > 0 || (failure && all.length === 0)) {
    return null;
  }
  if (all.length > 0) {
    return (
      <p className="fd-TableEmpty">
        {trans
          ._n('The filter hides the only acquisition.', 'The filter hides all %1 acquisitions.', all.length)
          .replace(String(all.length), formatCount(all.length))}{' '}
        <button type="button" className="fd-Button" onClick={() => table.clearFilter()}>
          {trans.__('Clear filter')}
        </button>
      </p>
    );
  }
  return (
    <p className="fd-TableEmpty" role="status">
      {!place
        ? trans.__('Choose a session, or another folder with .mib files, to see its acquisitions here.')
        : busy
          ? trans.__('Looking for .mib files…')
          : trans.__(
              'There is no .mib file in this folder or below it. Choose another; new files appear by themselves.'
            )}
    </p>
  );
}
