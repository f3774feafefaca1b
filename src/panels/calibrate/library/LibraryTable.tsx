import React from 'react';

import type { LibraryGrid } from '../../../core/calibration/display/libraryGrid';
import type { LibraryEntry } from '../../../protocol/calibrate/libraryRequests';
import { useTrans } from '../../parts/trans';
import { goldRules } from '../table/goldRow';

export interface LibraryTableProps {
  grid: LibraryGrid<LibraryEntry>;
  /** Whether its reference is among those listed, and can be looked at */
  isListed(entry: LibraryEntry): boolean;
  onLook(entry: LibraryEntry): void;
}

/** The newest calibration of every voltage and camera length. */
export function LibraryTable({ grid, isListed, onLook }: LibraryTableProps): JSX.Element {
  const trans = useTrans();
  const { voltages, lengths, at } = grid;
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
                    <button
                      type="button"
                      className="fd-LibraryCell"
                      disabled={!isListed(newest)}
                      title={
                        isListed(newest)
                          ? trans.__('Look at %1', newest.stem)
                          : trans.__('Its data are not in the folder that is listed: %1', newest.path)
                      }
                      onClick={() => onLook(newest)}
                    >
                      <span className={`fd-Tag fd-status-${newest.verdict ?? 'old'}`}>
                        {goldRules.statusName(newest.verdict ?? 'old', trans)}
                      </span>
                      <span>{trans.__('%1 1/Å', newest.pixelSizeInvAng.toPrecision(5))}</span>
                      <span>{trans.__('a/b %1', newest.axisRatio.toFixed(4))}</span>
                      {entries.length > 1 && (
                        <span className="fd-Quiet">{trans.__('newest of %1', entries.length)}</span>
                      )}
                    </button>
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
