import React from 'react';

import { PickList } from '../../parts/PickList';
import { useTrans } from '../../parts/trans';
import type { PickCalibration } from './CalibrationCell';
import { calibrationPicks, recordWords } from './calibrationPicks';
import type { DataSetRow } from './dataSetRow';

const AUTO = 'auto';

/** With which calibration the data set looked at is transformed, and why: as the form says, one of the session, or any other by its path. */
export function CalibrationOfScan({ row, onPick }: { row: DataSetRow; onPick: PickCalibration }): JSX.Element {
  const trans = useTrans();
  const { calibration } = row.dataSet;
  const { fitting, others } = calibrationPicks(row.dataSet, row.records);
  const entries = [
    { value: AUTO, note: trans.__('as the options say') },
    ...[...fitting, ...others].map(record => ({ value: record.path, note: recordWords(record, trans) }))
  ];
  return (
    <div className="fd-CalibrationOfScan">
      <PickList
        label={trans.__('Calibration of this data set')}
        value={row.picked ?? AUTO}
        entries={entries}
        hint={calibration?.reason ?? trans.__('Pick a record, also a failed one or one made under other conditions.')}
        onCommit={value => onPick(row.path, value === AUTO || value === '' ? undefined : value)}
      />
      {calibration && (
        <dl className="fd-CalibrationOfScan-numbers">
          <div title={trans.__('Pixel size along the minor axis')}>
            <dt>{trans.__('Pixel size')}</dt>
            <dd>{trans.__('%1 1/Å', calibration.pixelSizeInvAng.toPrecision(5))}</dd>
          </div>
          <div title={trans.__('Axis ratio a/b of the ellipses')}>
            <dt>{trans.__('a/b')}</dt>
            <dd>{calibration.axisRatio.toFixed(4)}</dd>
          </div>
        </dl>
      )}
    </div>
  );
}
