import React from 'react';

import { nameOf, withShortPaths } from '../../parts/paths';
import { useTrans } from '../../parts/trans';
import { withoutPath } from '../../parts/withoutPath';
import { calibrationPicks, lack, recordWords } from './calibrationPicks';
import type { DataSetRow } from './dataSetRow';

/** @param calibration path of a record; absent: as the form says */
export type PickCalibration = (path: string, calibration?: string) => void;

export interface CalibrationCellProps {
  row: DataSetRow;
  /** Whether keys are at this row */
  isActive: boolean;
  onPick: PickCalibration;
}

/** The list from which the calibration of a data set is picked, its verdict and why it is this one. */
export function CalibrationCell({ row, isActive, onPick }: CalibrationCellProps): JSX.Element {
  const trans = useTrans();
  const { dataSet, records, picked } = row;
  const { calibration, problem } = dataSet;
  const why = calibration?.reason ?? (problem && withoutPath(problem, row.path));
  // The folders are those of everybody in the session; there is no room for them
  const shown = why && withShortPaths(why);
  return (
    <>
      <CalibrationList {...{ row, isActive, onPick }} />
      <span className="fd-CalibrationCell">
        {calibration ? (
          <span className={`fd-Tag fd-status-${calibration.verdict ?? 'check'}`}>
            {calibration.verdict ?? trans.__('no verdict')}
          </span>
        ) : (
          <span className="fd-Tag fd-status-fail">
            {lack(dataSet, records) === 'fail' ? trans.__('failed') : trans.__('none')}
          </span>
        )}
        <span className="fd-Quiet fd-CalibrationCell-why" title={calibration ? `${calibration.path}\n${why}` : why}>
          {picked !== undefined && !calibration ? trans.__('Cannot be used. %1', shown) : shown}
        </span>
      </span>
    </>
  );
}

function CalibrationList({ row, isActive, onPick }: CalibrationCellProps): JSX.Element {
  const trans = useTrans();
  const { dataSet, records, picked } = row;
  const { fitting, others } = calibrationPicks(dataSet, records);
  const auto = picked === undefined && dataSet.calibration ? nameOf(dataSet.calibration.path) : undefined;
  const groups = [
    [trans.__('Same voltage and camera length'), fitting],
    [trans.__('Made at others'), others]
  ] as const;
  const isListed = picked === undefined || records.some(({ path }) => path === picked);
  return (
    <select
      className="fd-Select fd-CalibrationCell-list"
      tabIndex={isActive ? 0 : -1}
      aria-label={trans.__('Calibration of %1', row.name)}
      value={picked ?? ''}
      title={picked ?? dataSet.calibration?.path}
      onChange={({ target }) => onPick(row.path, target.value || undefined)}
    >
      <option value="">{auto === undefined ? trans.__('Auto') : trans.__('Auto: %1', auto)}</option>
      {!isListed && <option value={picked}>{nameOf(picked)}</option>}
      {groups.map(
        ([name, group]) =>
          group.length > 0 && (
            <optgroup key={name} label={name}>
              {group.map(record => (
                <option key={record.path} value={record.path}>
                  {`${nameOf(record.path)} (${recordWords(record, trans)})`}
                </option>
              ))}
            </optgroup>
          )
      )}
    </select>
  );
}
