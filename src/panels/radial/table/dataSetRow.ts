import type { TranslationBundle } from '@jupyterlab/translation';

import type { CalibrationChoice } from '../../../protocol/radial/calibrationChoice';
import type { CalibrationToPick, RadialDataSet } from '../../../protocol/radial/radialRequests';
import type { DataRow } from '../../dataTable/dataRow';
import type { DataTableRules } from '../../dataTable/dataTableModel';
import { searchText } from '../../dataTable/filter';

/** How a scan stands. stale: the profiles on disk are not those that would be made now. */
export type DataSetStatus = 'failed' | 'stale' | 'new' | 'complete';

/** In the order in which they matter. */
export const DATA_SET_STATUSES: readonly DataSetStatus[] = ['failed', 'stale', 'new', 'complete'];

/** One scan in the table. */
export interface DataSetRow extends DataRow<DataSetStatus> {
  readonly dataSet: RadialDataSet;
  /** The calibrations that can be picked for it */
  readonly records: readonly CalibrationToPick[];
  /** Path of the one that was picked by hand */
  readonly picked?: string;
}

export function dataSetRow(
  dataSet: RadialDataSet,
  trans: TranslationBundle,
  records: readonly CalibrationToPick[] = [],
  choice?: CalibrationChoice
): DataSetRow {
  const { input, stem, calibration } = dataSet;
  const status = statusOf(dataSet);
  const words = searchText([stem, input, statusName(status, trans), calibration?.reason]);
  return { path: input, name: stem, status, words, dataSet, records, picked: choice?.calibration };
}

function statusOf({ problem, mean, stale }: RadialDataSet): DataSetStatus {
  return problem !== undefined ? 'failed' : mean === undefined ? 'new' : stale === undefined ? 'complete' : 'stale';
}

export function statusName(status: DataSetStatus, trans: TranslationBundle): string {
  const names: Record<DataSetStatus, string> = {
    failed: trans.__('not ready'),
    stale: trans.__('stale'),
    new: trans.__('new'),
    complete: trans.__('transformed')
  };
  return names[status];
}

/** How the step stands in the sidebar: "12 of 30 transformed, 2 stale". @param all data sets there are */
export function stepName(status: DataSetStatus, all: number, trans: TranslationBundle): string {
  return status === 'complete' ? trans.__('of %1 transformed', all) : statusName(status, trans);
}

export const dataSetRules: DataTableRules<DataSetRow> = {
  sortedBy: 'stamp',
  statuses: DATA_SET_STATUSES,
  keys: {
    stamp: ({ name }) => name,
    calibration: ({ dataSet }) => dataSet.calibration?.reason,
    pixelSize: ({ dataSet }) => dataSet.calibration?.pixelSizeInvAng,
    state: ({ status }) => DATA_SET_STATUSES.indexOf(status)
  },
  order: (a, b) => (a.path < b.path ? -1 : 1)
};
