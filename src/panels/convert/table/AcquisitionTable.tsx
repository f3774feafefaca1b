import type { ReactNode } from 'react';
import React, { useCallback, useMemo, useRef, useState } from 'react';

import { DataTable } from '../../dataTable/DataTable';
import { RowFailure } from '../../dataTable/RowFailure';
import { FailureNote } from '../../parts/FailureNote';
import { useTrans } from '../../parts/trans';
import { useModel } from '../../parts/useModel';
import type { JobsModel } from '../../jobs/jobsModel';
import { acquisitionColumns } from './acquisitionColumns';
import type { AcquisitionsModel } from './acquisitionsModel';
import type { RowStatus } from './rowStatus';
import { statusName } from './rowStatus';
import type { RowActions } from './StateCell';
import { TableNotes } from './TableNotes';
import type { TableRow } from './tableRow';

export interface AcquisitionTableProps {
  table: AcquisitionsModel;
  jobs: JobsModel;
  /** What to do while nothing is chosen, below the sentence that says so */
  start?: ReactNode;
  /** The row looked at was confirmed by Enter or a double click */
  onOpen(path: string): void;
}

/** The acquisitions of a session, or one sentence that says what to do where there are none. */
export function AcquisitionTable({ table, jobs, start, onOpen }: AcquisitionTableProps): JSX.Element {
  const trans = useTrans();
  const section = useRef<HTMLElement>(null);
  const { failure, thumbnails: pictures } = useModel(table);
  const { all } = useModel(table.rows);
  const [explained, setExplained] = useState<string>();
  const retrying = useModel(jobs, () => explained !== undefined && jobs.isRetrying('convert', explained));
  const row = explained === undefined ? undefined : all.find(({ path }) => path === explained);
  const columns = useMemo(() => {
    const actions: RowActions = { cancel: path => void jobs.cancelItem('convert', path), explain: setExplained };
    return acquisitionColumns({ jobs, actions, thumbnails: pictures ? table.thumbnails : undefined }, trans);
  }, [table, jobs, pictures, trans]);
  const onInView = useCallback(
    (rows: readonly TableRow[]) => table.thumbnails.show(pictures ? rows.map(({ row: seen }) => seen) : []),
    [table, pictures]
  );
  const close = (): void => {
    setExplained(undefined);
    section.current?.querySelector<HTMLElement>('[role="grid"]')?.focus({ preventScroll: true });
  };
  return (
    <section ref={section} className="fd-DataTable" aria-label={trans.__('Table of acquisitions')}>
      {failure && <FailureNote failure={failure} />}
      <DataTable
        model={table.rows}
        columns={columns}
        label={trans.__('Acquisitions')}
        filter={{
          label: trans.__('Filter acquisitions'),
          placeholder: trans.__('Filter: sample, 300 kV, 20 cm, 256 x 256 …')
        }}
        statusName={(status: RowStatus) => statusName(status, trans)}
        tools={
          <label className="fd-Choice fd-TableBar-pictures">
            <input type="checkbox" checked={pictures} onChange={event => table.showThumbnails(event.target.checked)} />
            {trans.__('Thumbnails')}
          </label>
        }
        empty={!failure && <NoAcquisitions table={table} start={start} />}
        onOpen={onOpen}
        onInView={onInView}
      />
      {row?.failure && (
        <RowFailure
          row={row}
          retrying={retrying}
          onRetry={path => void jobs.retry('convert', [path]).then(close)}
          onClose={close}
        />
      )}
      <TableNotes table={table} />
    </section>
  );
}

/** Why there are no rows, and what to do about it. */
function NoAcquisitions({ table, start }: Pick<AcquisitionTableProps, 'table' | 'start'>): JSX.Element {
  const trans = useTrans();
  const { place, busy } = useModel(table);
  return (
    <div className="fd-TableEmpty">
      <p role="status">
        {!place
          ? trans.__('Choose a session, or another folder with .mib files, to see its acquisitions here.')
          : busy
            ? trans.__('Looking for .mib files…')
            : trans.__(
                'There is no .mib file in this folder or below it. Choose another; new files appear by themselves.'
              )}
      </p>
      {!place && start}
    </div>
  );
}
