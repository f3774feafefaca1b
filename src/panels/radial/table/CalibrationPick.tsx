import React from 'react';

import { PickList } from '../../parts/PickList';
import { useTrans } from '../../parts/trans';
import type { PickCalibration } from './CalibrationCell';
import { calibrationPicks, recordWords } from './calibrationPicks';
import type { DataSetRow } from './dataSetRow';

const AUTO = 'auto';

/** Which calibration the data set looked at is transformed with, and why: as the form says, one of the session, or any other by its path. */
export function CalibrationPick({ row, onPick }: { row: DataSetRow; onPick: PickCalibration }): JSX.Element {
  const trans = useTrans();
  const { fitting, others } = calibrationPicks(row.dataSet, row.records);
  const entries = [
    { value: AUTO, note: trans.__('as the options say') },
    ...[...fitting, ...others].map(record => ({ value: record.path, note: recordWords(record, trans) }))
  ];
  return (
    <div className="fd-CalibrationPick">
      <PickList
        label={trans.__('Calibration of this data set')}
        value={row.picked ?? AUTO}
        entries={entries}
        hint={
          row.dataSet.calibration?.reason ??
          trans.__('Pick a record, also a failed one or one made under other conditions.')
        }
        onCommit={value => onPick(row.path, value === AUTO || value === '' ? undefined : value)}
      />
    </div>
  );
}
