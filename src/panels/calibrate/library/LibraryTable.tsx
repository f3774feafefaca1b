import React from 'react';

import type { LibraryGrid } from '../../../core/calibration/display/libraryGrid';
import type { LibraryEntry } from '../../../protocol/calibrate/libraryRequests';
import { useTrans } from '../../parts/trans';
import { goldRules } from '../table/goldRow';

export interface LibraryTableProps {
  grid: LibraryGrid<LibraryEntry>;
  /** Whether its reference can be looked at */
  canLookAt(entry: LibraryEntry): boolean;
  onLook(entry: LibraryEntry): void;
}

/** The newest calibration of every voltage and camera length, and those before it. */
export function LibraryTable({ grid, canLookAt, onLook }: LibraryTableProps): JSX.Element {
  const trans = useTrans();
  const { voltages, lengths, at } = grid;
  const look = (entry: LibraryEntry): JSX.IntrinsicElements['button'] => ({
    type: 'button',
    disabled: !canLookAt(entry),
    title: canLookAt(entry)
      ? trans.__('Look at %1', entry.stem)
      : trans.__('Its data are not in the folder that is listed: %1', entry.path),
    onClick: () => onLook(entry)
  });
  return (
    <table className="fd-Library">
      <caption>{trans.__('Newest calibration of each voltage and camera length')}</caption>
      <thead>
        <tr>
          <td />
          {lengths.map(length => (
            <th key={length} scope="col">
              {trans.__('%1 cm', length)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {voltages.map(voltage => (
          <tr key={voltage ?? 'none'}>
            <th scope="row">{voltage === undefined ? trans.__('voltage not known') : trans.__('%1 kV', voltage)}</th>
            {lengths.map(length => {
              const entries = at(voltage, length);
              const newest = entries.at(-1);
              return (
                <td key={length}>
                  {newest && (
                    <button {...look(newest)} className="fd-LibraryCell">
                      <VerdictTag entry={newest} />
                      <span>{trans.__('%1 1/Å', newest.pixelSizeInvAng.toPrecision(5))}</span>
                      <span>{trans.__('a/b %1', newest.axisRatio.toFixed(4))}</span>
                    </button>
                  )}
                  {entries.length > 1 && (
                    <details className="fd-Earlier">
                      <summary>{trans._n('one earlier', '%1 earlier', entries.length - 1)}</summary>
                      <ul>
                        {entries
                          .slice(0, -1)
                          .reverse()
                          .map(entry => (
                            <li key={entry.path}>
                              <button {...look(entry)} className="fd-Link">
                                {entry.stem}
                              </button>
                              <VerdictTag entry={entry} />
                            </li>
                          ))}
                      </ul>
                    </details>
                  )}
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function VerdictTag({ entry }: { entry: LibraryEntry }): JSX.Element {
  const trans = useTrans();
  const verdict = entry.verdict ?? 'old';
  return <span className={`fd-Tag fd-status-${verdict}`}>{goldRules.statusName(verdict, trans)}</span>;
}
