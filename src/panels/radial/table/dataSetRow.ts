import type { TranslationBundle } from '@jupyterlab/translation';

import type { CalibrationChoice } from '../../../protocol/radial/calibrationChoice';
import type { CalibrationToPick, RadialDataSet } from '../../../protocol/radial/radialRequests';
import type { DataRow } from '../../dataTable/dataRow';
import type { UsualStatus } from '../../listing/listingRules';
import { listingRules } from '../../listing/listingRules';

/** One scan in the table. */
export interface DataSetRow extends DataRow<UsualStatus> {
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
  const facts = { path: input, name: stem, status, dataSet, records, picked: choice?.calibration };
  return dataSetRules.row(facts, trans, [calibration?.reason]);
}

function statusOf({ problem, mean, stale }: RadialDataSet): UsualStatus {
  return problem !== undefined ? 'failed' : mean === undefined ? 'new' : stale === undefined ? 'complete' : 'stale';
}

export const dataSetRules = listingRules<DataSetRow>(
  {
    names: trans => ({
      failed: trans.__('not ready'),
      stale: trans.__('stale'),
      new: trans.__('new'),
      complete: trans.__('transformed')
    }),
    // "12 of 30 transformed, 2 stale"
    stepName: (status, trans, all) => (status === 'complete' ? trans.__('of %1 transformed', all) : undefined)
  },
  {
    calibration: ({ dataSet }) => dataSet.calibration?.reason,
    pixelSize: ({ dataSet }) => dataSet.calibration?.pixelSizeInvAng
  }
);
