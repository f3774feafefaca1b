import type { TranslationBundle } from '@jupyterlab/translation';
import React from 'react';

import type { Column } from '../../dataTable/column';
import type { ProfileKind, ProfileRow } from './profileRow';
import { statusName, statusReason } from './profileRow';

/** The columns of the data sets, from left to right. @param kind of profiles that would be analysed */
export function profileColumns(kind: ProfileKind, trans: TranslationBundle): Column<ProfileRow>[] {
  return [
    {
      id: 'stamp',
      title: trans.__('Data set'),
      wide: { width: 132, share: 1 },
      stacked: { width: 130, share: 1 },
      cell: ({ name, path, set, cells }, { stacked }) => (
        <span className="fd-Cell-text" title={path}>
          {name}
          {stacked && (
            <span className="fd-Quiet fd-Cell-second">{[set.subfolder, cells.scan].filter(Boolean).join(' · ')}</span>
          )}
        </span>
      )
    },
    {
      id: 'subfolder',
      title: trans.__('Subfolder'),
      wide: { width: 96, share: 1, room: 1 },
      cell: ({ set }) => (
        <span className="fd-Cell-text" title={set.subfolder}>
          {set.subfolder}
        </span>
      )
    },
    {
      id: 'scan',
      title: trans.__('Scan'),
      numeric: true,
      wide: { width: 84 },
      cell: ({ cells }) => <span className="fd-Cell-text">{cells.scan}</span>
    },
    {
      id: 'q',
      title: trans.__('q, 1/Å'),
      tip: trans.__('From the first to the last bin'),
      numeric: true,
      wide: { width: 86, room: 2 },
      cell: ({ cells }) => <span className="fd-Cell-text">{cells.q}</span>
    },
    {
      id: 'qStep',
      title: trans.__('Bin, 1/Å'),
      tip: trans.__('Width of a bin'),
      numeric: true,
      wide: { width: 78, room: 4 },
      cell: ({ set }) => <span className="fd-Cell-text">{set.axis?.scale.toPrecision(4) ?? ''}</span>
    },
    {
      id: 'kinds',
      title: trans.__('Profiles'),
      wide: { width: 108, room: 3 },
      cell: ({ cells }) => <span className="fd-Cell-text">{cells.kinds}</span>
    },
    {
      id: 'edx',
      title: trans.__('EDX'),
      tip: trans.__(
        'Whether a spectrum map in a folder EDX has the time stamp of the data set in its name or its labels, or its date'
      ),
      wide: { width: 56, room: 4 },
      cell: ({ set }) => <span className="fd-Cell-text">{set.edx ? trans.__('yes') : ''}</span>
    },
    {
      id: 'calibration',
      title: trans.__('Calibration'),
      tip: trans.__('Verdict of the calibration that the profiles were made with'),
      wide: { width: 86, room: 5 },
      cell: ({ set: { calibration } }) => (
        <span className="fd-Cell-text" title={calibration && `${calibration.path}\n${calibration.reason}`}>
          {calibration ? (calibration.verdict ?? trans.__('no verdict')) : trans.__('not known')}
        </span>
      )
    },
    {
      id: 'state',
      title: trans.__('State'),
      wide: { width: 104 },
      stacked: { width: 100 },
      cell: row => (
        <span className={`fd-Tag fd-status-${row.status}`} title={statusReason(row, kind, trans)}>
          {statusName(row.status, trans)}
        </span>
      )
    }
  ];
}
