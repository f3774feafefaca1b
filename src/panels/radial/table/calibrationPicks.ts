import type { TranslationBundle } from '@jupyterlab/translation';

import { sameLength, sameVoltage } from '../../../core/calibration/sameConditions';
import type { CalibrationToPick, RadialDataSet } from '../../../protocol/radial/radialRequests';

/** The calibrations that can be picked for a data set. */
export interface CalibrationPicks {
  /** Made at its voltage and camera length */
  readonly fitting: readonly CalibrationToPick[];
  readonly others: readonly CalibrationToPick[];
}

export function calibrationPicks(
  { conditions }: RadialDataSet,
  records: readonly CalibrationToPick[]
): CalibrationPicks {
  const fits = ({ voltage, cameraLength }: CalibrationToPick): boolean =>
    conditions !== undefined &&
    voltage !== undefined &&
    sameVoltage(voltage, conditions.voltage) &&
    sameLength(cameraLength, conditions.cameraLength);
  return { fitting: records.filter(fits), others: records.filter(record => !fits(record)) };
}

/** How a data set stands without a calibration: all that fit it have failed, or there is none. */
export function lack(dataSet: RadialDataSet, records: readonly CalibrationToPick[]): 'fail' | 'none' {
  const { fitting } = calibrationPicks(dataSet, records);
  return fitting.length > 0 && fitting.every(({ verdict }) => verdict === 'fail') ? 'fail' : 'none';
}

/** Under which conditions a record was made, and what came of it: "300 kV, 20 cm, pass". */
export function recordWords({ voltage, cameraLength, verdict }: CalibrationToPick, trans: TranslationBundle): string {
  const length = trans.__('%1 cm', Number((100 * cameraLength).toPrecision(4)));
  return [
    voltage === undefined ? trans.__('voltage unknown') : trans.__('%1 kV', Number((voltage / 1000).toPrecision(4))),
    length,
    verdict ?? trans.__('no verdict')
  ].join(', ');
}
