import React, { useMemo } from 'react';

import type { AnalysisRecord } from '../../../protocol/analyse/analysisRecord';
import { useTrans } from '../../parts/trans';
import { CurvePlot } from '../../plots/curves/CurvePlot';
import { adviceCurves } from './adviceCurves';

/** What the advice on the number of components rests on; nothing where the number was given. */
export function AdvicePart({ record }: { record: AnalysisRecord }): JSX.Element | null {
  const trans = useTrans();
  const { advice, result } = record;
  const plots = useMemo(() => (advice ? adviceCurves(advice, trans) : []), [advice, trans]);
  if (!advice) {
    return null;
  }
  return (
    <section className="fd-Advice" aria-label={trans.__('Number of components')}>
      <h3>{trans.__('Why %1 components', advice.components)}</h3>
      <div className="fd-LinkedImages-row">
        {plots.map(({ title, y, curve }) => (
          <CurvePlot
            key={title}
            title={title}
            curves={[curve]}
            marks={[{ at: advice.components, label: trans.__('advised') }]}
            axes={{ x: { title: trans.__('Number of components') }, y: { title: y } }}
            output={result.record}
            height={200}
          />
        ))}
      </div>
    </section>
  );
}
