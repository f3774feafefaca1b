import React, { useMemo } from 'react';

import type { AdviceTrial } from '../../../protocol/analyse/analysisRecord';
import { useTrans } from '../../parts/trans';
import { CurvePlot } from '../../plots/curves/CurvePlot';
import { adviceCurves } from './adviceCurves';

export interface AdvicePlotsProps {
  trials: readonly AdviceTrial[];
  /** Absent while numbers are still tried */
  advised?: number;
  /** What exported curves are called after */
  output?: string;
}

/** What was found for each number of components that was tried. */
export function AdvicePlots({ trials, advised, output }: AdvicePlotsProps): JSX.Element {
  const trans = useTrans();
  const plots = useMemo(() => adviceCurves(trials, trans), [trials, trans]);
  const marks = useMemo(
    () => (advised === undefined ? [] : [{ at: advised, label: trans.__('advised') }]),
    [advised, trans]
  );
  return (
    <div className="fd-LinkedImages-row">
      {plots.map(({ title, y, curve }) => (
        <CurvePlot
          key={title}
          title={title}
          curves={[curve]}
          marks={marks}
          axes={{ x: { title: trans.__('Number of components'), isWhole: true }, y: { title: y } }}
          output={output}
          height={200}
        />
      ))}
    </div>
  );
}
