import React from 'react';

import type { AnalysisRecord } from '../../../protocol/analyse/analysisRecord';
import { useTrans } from '../../parts/trans';
import { AdvicePlots } from './AdvicePlots';

/** What the advice on the number of components rests on; nothing where the number was given. */
export function AdvicePart({ record: { advice, result } }: { record: AnalysisRecord }): JSX.Element | null {
  const trans = useTrans();
  if (!advice) {
    return null;
  }
  return (
    <section className="fd-Advice" aria-label={trans.__('Number of components')}>
      <h3>{trans.__('Why %1 components', advice.components)}</h3>
      <AdvicePlots trials={advice.trials} advised={advice.components} output={result.record} />
    </section>
  );
}
