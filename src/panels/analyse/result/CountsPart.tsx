import React, { useMemo } from 'react';

import { useTrans } from '../../parts/trans';
import { useModel } from '../../parts/useModel';
import { CurvePlot } from '../../plots/curves/CurvePlot';
import type { ResultModel } from './resultModel';

/** How many positions of each spectrum map have how many counts; nothing without EDX. */
export function CountsPart({ model }: { model: ResultModel }): JSX.Element | null {
  const trans = useTrans();
  const { record, opened } = useModel(model);
  const curves = useMemo(
    () =>
      (opened?.record.edx?.pairs ?? []).flatMap(({ stamp, counts }) =>
        counts
          ? [
              {
                name: stamp,
                // The middle of what is told together
                x: Float64Array.from(counts.positions, (_, at) => at * counts.width + (counts.width - 1) / 2),
                y: Float64Array.from(counts.positions)
              }
            ]
          : []
      ),
    [opened]
  );
  const widths = new Set((opened?.record.edx?.pairs ?? []).flatMap(({ counts }) => (counts ? [counts.width] : [])));
  const [width] = widths;
  return curves.length === 0 ? null : (
    <CurvePlot
      title={trans.__('Counts of the spectrum maps')}
      curves={curves}
      axes={{
        x: { title: trans.__('X-ray counts of a position') },
        y: {
          title: widths.size === 1 && width > 1 ? trans.__('positions per %1 counts', width) : trans.__('positions')
        }
      }}
      output={record}
    />
  );
}
