import type { TranslationBundle } from '@jupyterlab/translation';
import React from 'react';

import type { Column } from '../../dataTable/column';
import type { PickCalibration } from './CalibrationCell';
import { CalibrationCell, CalibrationLine } from './CalibrationCell';
import type { DataSetRow } from './dataSetRow';
import { statusName } from './dataSetRow';

/** The columns of the scans, from left to right. @param onPick a calibration was picked for one of them */
export function dataSetColumns(trans: TranslationBundle, onPick: PickCalibration): Column<DataSetRow>[] {
  return [
    {
      id: 'stamp',
      title: trans.__('Data set'),
      wide: { width: 136, share: 1 },
      stacked: { width: 130, share: 1 },
      cell: (row, { active, stacked }) => (
        <>
          <span className="fd-Cell-text" title={row.path}>
            {row.name}
          </span>
          {stacked && <CalibrationLine row={row} isActive={active} onPick={onPick} />}
        </>
      )
    },
    {
      id: 'calibration',
      title: trans.__('Calibration'),
      tip: trans.__(
        'The record that is used, and why: the same voltage (within 1 %) and camera length (within 2 %), nearest in time, not failed. Pick another for a data set here.'
      ),
      wide: { width: 150, share: 3 },
      cell: (row, { active }) => <CalibrationCell row={row} isActive={active} onPick={onPick} />
    },
    {
      id: 'pixelSize',
      title: trans.__('1/Å per px'),
      numeric: true,
      wide: { width: 92, room: 1 },
      cell: ({ dataSet: { calibration } }) => (
        <span className="fd-Cell-text">{calibration?.pixelSizeInvAng.toPrecision(5) ?? ''}</span>
      )
    },
    {
      id: 'state',
      title: trans.__('State'),
      wide: { width: 112 },
      stacked: { width: 100 },
      cell: ({ status, dataSet }) => (
        <span className={`fd-Tag fd-status-${status}`} title={dataSet.problem ?? dataSet.stale}>
          {statusName(status, trans)}
        </span>
      )
    }
  ];
}
