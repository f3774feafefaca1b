import type { TranslationBundle } from '@jupyterlab/translation';

import type { CalibrationChoice } from '../../../protocol/radial/calibrationChoice';
import type { CalibrationToPick, RadialDataSet } from '../../../protocol/radial/radialRequests';
import type { DataRow } from '../../dataTable/dataRow';
import { nameOf } from '../../parts/paths';
import type { UsualStatus } from '../../listing/listingRules';
import { listingRules } from '../../listing/listingRules';

/** reference: gold, which is transformed only when it is selected. */
export type DataSetStatus = UsualStatus | 'reference';

/** One scan in the table. */
export interface DataSetRow extends DataRow<DataSetStatus> {
  readonly dataSet: RadialDataSet;
  /** The calibrations that can be picked for it */
  readonly records: readonly CalibrationToPick[];
  /** Path of the one that was picked by hand */
  readonly picked?: string;
}

/** @param isNamed it was named by itself, and is to be transformed whatever it is */
export function dataSetRow(
  dataSet: RadialDataSet,
  trans: TranslationBundle,
  records: readonly CalibrationToPick[] = [],
  choice?: CalibrationChoice,
  isNamed = false
): DataSetRow {
  const { input, stem, calibration } = dataSet;
  const status: DataSetStatus = !isNamed && isReference(dataSet, records) ? 'reference' : statusOf(dataSet);
  const facts = { path: input, name: stem, status, dataSet, records, picked: choice?.calibration };
  return dataSetRules.row(facts, trans, [calibration?.reason]);
}

/** Whether a scan that was never transformed is gold: a calibration was made of it. */
function isReference({ stem, mean }: RadialDataSet, records: readonly CalibrationToPick[]): boolean {
  const isOfIt = ({ path }: CalibrationToPick): boolean => nameOf(path).startsWith(`${stem}_CL_`);
  return mean === undefined && records.some(isOfIt);
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
      complete: trans.__('transformed'),
      reference: trans.__('gold')
    }),
    aside: ['reference'],
    // "12 of 30 transformed, 2 stale"
    stepName: (status, trans, all) => (status === 'complete' ? trans.__('of %1 transformed', all) : undefined)
  },
  {
    calibration: ({ dataSet }) => dataSet.calibration?.reason,
    pixelSize: ({ dataSet }) => dataSet.calibration?.pixelSizeInvAng
  }
);
