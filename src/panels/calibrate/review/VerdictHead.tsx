import React from 'react';

import { headline, narrowedBy, ruleWords } from '../../../core/calibration/display/verdictWords';
import type { CalibrationRecord } from '../../../protocol/calibrate/calibrationRecord';
import { recordStandard } from '../../../protocol/calibrate/recordStandard';
import { useTrans } from '../../parts/trans';
import { recordNumbers } from './recordNumbers';

/** What one reads first: whether to believe it, why, and what to do. */
export function VerdictHead({ record }: { record: CalibrationRecord }): JSX.Element {
  const trans = useTrans();
  const { verdict, rule, reason } = record;
  const words = ruleWords(rule, { standard: recordStandard(record).name, narrowed: narrowedBy(record.options) });
  return (
    <header className={`fd-Verdict fd-mod-${verdict}`} role="status">
      <h2>{headline({ verdict, values: recordNumbers(record)?.values })}</h2>
      <p>{reason}</p>
      {words && <p className="fd-Quiet">{words.todo}</p>}
      {words && verdict !== 'pass' && (
        <p className="fd-Quiet">{trans.__('Rule that decided: %1 (%2)', words.name, rule)}</p>
      )}
    </header>
  );
}
