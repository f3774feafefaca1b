import type { TranslationBundle } from '@jupyterlab/translation';
import React from 'react';

import type { Column } from '../../dataTable/column';
import { nameColumn, stateColumn, valueColumn } from '../../listing/listingColumns';
import type { PickCalibration } from './CalibrationCell';
import { CalibrationCell } from './CalibrationCell';
import type { DataSetRow } from './dataSetRow';
import { dataSetRules } from './dataSetRow';

/** The columns of the scans, from left to right. @param onPick a calibration was picked for one of them */
export function dataSetColumns(trans: TranslationBundle, onPick: PickCalibration): Column<DataSetRow>[] {
  return [
    nameColumn(trans.__('Data set'), 136, {
      below: (row, { active, stacked }) => stacked && <CalibrationCell row={row} isActive={active} onPick={onPick} />,
      belowLines: 2
    }),
    {
      id: 'calibration',
      title: trans.__('Calibration'),
      tip: trans.__(
        'The record that is used, and why: the same voltage (within 1 %) and camera length (within 2 %), nearest in time, not failed. Pick another for a data set here.'
      ),
      // Wide enough for the name of a record: below that it goes under the name of the data set
      wide: { width: 300, share: 3 },
      cell: (row, { active }) => <CalibrationCell row={row} isActive={active} onPick={onPick} />
    },
    valueColumn('pixelSize', trans.__('1/Å per px'), { width: 92, room: 1 }, ({ dataSet }) =>
      dataSet.calibration?.pixelSizeInvAng.toPrecision(5)
    ),
    stateColumn(dataSetRules, trans, {
      why: ({ dataSet, status }) =>
        status === 'reference'
          ? trans.__('Made to calibrate with: select it to transform it too.')
          : (dataSet.problem ?? dataSet.stale)
    })
  ];
}
