import type { TranslationBundle } from '@jupyterlab/translation';
import React from 'react';

import type { Column } from '../../dataTable/column';
import { nameColumn, stateColumn, valueColumn } from '../../listing/listingColumns';
import type { ProfileKind, ProfileRow } from './profileRow';
import { profileRules, statusReason } from './profileRow';

/** The columns of the data sets, from left to right. @param kind of profiles that would be analysed */
export function profileColumns(kind: ProfileKind, trans: TranslationBundle): Column<ProfileRow>[] {
  return [
    nameColumn(trans.__('Data set'), 132, {
      within: ({ set, cells }, { stacked }) =>
        stacked && (
          <span className="fd-Quiet fd-Cell-second">{[set.subfolder, cells.scan].filter(Boolean).join(' · ')}</span>
        )
    }),
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
    valueColumn('scan', trans.__('Scan'), { width: 84 }, ({ cells }) => cells.scan),
    valueColumn(
      'q',
      trans.__('q, 1/Å'),
      { width: 86, room: 2 },
      ({ cells }) => cells.q,
      trans.__('From the first to the last bin')
    ),
    valueColumn(
      'qStep',
      trans.__('Bin, 1/Å'),
      { width: 78, room: 4 },
      ({ set }) => set.axis?.scale.toPrecision(4),
      trans.__('Width of a bin')
    ),
    {
      id: 'kinds',
      title: trans.__('Profiles'),
      wide: { width: 118, room: 3 },
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
    stateColumn(profileRules, trans, { wide: { width: 104 }, why: row => statusReason(row, kind, trans) })
  ];
}
