import React, { useState } from 'react';

import { FailureNote } from '../parts/FailureNote';
import type { Failure } from '../parts/failure';
import { failureOf } from '../parts/failure';
import { useTrans } from '../parts/trans';
import { useModel } from '../parts/useModel';
import type { PatternUnit } from './viewerChoice';
import { patternUnits } from './viewerChoice';
import type { ViewerModel } from './viewerModel';

/** A text file that is shown in a tab. */
export interface ShownReport {
  readonly path: string;
  readonly text: string;
}

export interface CalibrationLineProps {
  model: ViewerModel;
  onDocument?(document: ShownReport): void;
}

/** The unit of the axes of patterns, and the calibration that it comes from with its verdict and report; or why there is none. */
export function CalibrationLine({ model, onDocument }: CalibrationLineProps): JSX.Element | null {
  const trans = useTrans();
  const { patternUnit } = useModel(model);
  const { found, reason } = useModel(model.calibration);
  const [failure, setFailure] = useState<Failure>();
  if (!found) {
    return reason === undefined ? null : (
      <p className="fd-Hint" title={reason}>
        {trans.__('Axes in pixels: no calibration of gold fits.')}
      </p>
    );
  }
  const { voltage, cameraLength, verdict, record, report } = found;
  const open = (): void => {
    setFailure(undefined);
    model.readReport(record).then(onDocument, (error: unknown) => setFailure(failureOf(error)));
  };
  const verdicts = { pass: trans.__('pass'), check: trans.__('check'), fail: trans.__('fail') };
  return (
    <>
      <p className="fd-CalibrationLine">
        <select
          className="fd-Select"
          aria-label={trans.__('Unit of the pattern')}
          value={patternUnit}
          onChange={event => model.showUnit(event.target.value as PatternUnit)}
        >
          {patternUnits.map(unit => (
            <option key={unit}>{unit}</option>
          ))}
        </select>
        <span title={`${record}\n${found.reason}`}>
          {trans.__(
            'Calibration of %1 kV, %2 cm:',
            Number((voltage / 1000).toPrecision(4)),
            Number((100 * cameraLength).toPrecision(4))
          )}
        </span>
        <span className={`fd-Tag fd-status-${verdict ?? 'old'}`}>
          {verdict === null ? trans.__('no verdict') : verdicts[verdict]}
        </span>
        {report !== undefined && onDocument && (
          <button type="button" className="fd-Link" onClick={open}>
            {trans.__('Report')}
          </button>
        )}
      </p>
      {failure && <FailureNote failure={failure} />}
    </>
  );
}
