import React from 'react';

import type { CalibrationOptions } from '../../../protocol/calibrate/calibrationOptions';
import type { CalibrationRecord } from '../../../protocol/calibrate/calibrationRecord';
import { useTrans } from '../../parts/trans';
import { adviceFor } from './advice';

export interface AdviceButtonsProps {
  record: CalibrationRecord;
  onOptions(options: CalibrationOptions): void;
}

/** What to try when a calibration is no pass: each button does it, and Undo takes it back. */
export function AdviceButtons({ record, onOptions }: AdviceButtonsProps): JSX.Element | null {
  const trans = useTrans();
  const advice = adviceFor(record, trans);
  return advice.length === 0 ? null : (
    <div className="fd-ReviewActions" role="group" aria-label={trans.__('To try')}>
      <span className="fd-Quiet">{trans.__('To try:')}</span>
      {advice.map(({ label, options }) => (
        <button key={label} type="button" className="fd-Button" onClick={() => onOptions(options)}>
          {label}
        </button>
      ))}
    </div>
  );
}
