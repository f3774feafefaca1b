import React from 'react';

import { formatCount } from '../../parts/quantities';
import { useTrans } from '../../parts/trans';
import { useModel } from '../../parts/useModel';
import type { AcquisitionsModel } from './acquisitionsModel';

/** Below the rows: what is still being read, why the active row has its shape, and which folders could not be read. */
export function TableNotes({ table }: { table: AcquisitionsModel }): JSX.Element {
  const trans = useTrans();
  const { busy, scanned, total, problems } = useModel(table);
  const { all, active } = useModel(table.rows);
  const row = active === undefined ? undefined : all.find(({ path }) => path === active);
  return (
    <div className="fd-TableNotes">
      {busy && total > 0 && (
        <p className="fd-Hint" role="status">
          {scanned < total
            ? trans.__('Reading headers %1 of %2', formatCount(scanned), formatCount(total))
            : trans.__('Looking for more .mib files')}
        </p>
      )}
      {row?.scan && (
        <p className="fd-Hint fd-TableNotes-evidence" title={row.scan.evidence}>
          {trans.__('Scan shape of %1: %2. %3', row.cells.stamp, row.scan.text, row.scan.evidence)}
        </p>
      )}
      {problems.length > 0 && (
        <details className="fd-Note fd-mod-warning">
          <summary>{trans._n('%1 folder cannot be read', '%1 folders cannot be read', problems.length)}</summary>
          <ul>
            {problems.map(({ input, message }) => (
              <li key={input}>{message}</li>
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}
