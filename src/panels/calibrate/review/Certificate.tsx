import React from 'react';

import type { CalibrationRecord } from '../../../protocol/calibrate/calibrationRecord';
import { useTrans } from '../../parts/trans';
import { certificateWords } from './certificateWords';
import { recordNumbers } from './recordNumbers';

/** What a record says, in numbers with their standard errors; nothing for one without geometry. */
export function Certificate({ record }: { record: CalibrationRecord }): JSX.Element | null {
  const trans = useTrans();
  const numbers = recordNumbers(record);
  if (!numbers) {
    return null;
  }
  return (
    <dl className={`fd-Certificate fd-mod-${record.verdict}`}>
      {certificateWords(record, numbers, trans).map(({ name, value, note, isResult }) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd className={isResult ? 'fd-mod-result' : undefined}>{value}</dd>
          <dd className="fd-Quiet">{note}</dd>
        </div>
      ))}
    </dl>
  );
}
