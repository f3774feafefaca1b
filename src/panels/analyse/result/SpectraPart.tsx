import React, { useMemo } from 'react';

import { BEYOND_STROBE } from '../../../core/edx/energyAxis';
import { useTrans } from '../../parts/trans';
import { useModel } from '../../parts/useModel';
import { CurvePlot } from '../../plots/curves/CurvePlot';
import { chosenCurve, numberedCurves } from './componentCurves';
import { linesOf } from './lines';
import type { ResultModel } from './resultModel';

/** Mean EDX spectrum of each class, and of the chosen positions; nothing without EDX. */
export function SpectraPart({ model }: { model: ResultModel }): JSX.Element | null {
  const trans = useTrans();
  const { record, opened, component, spectrum } = useModel(model);
  const curves = useMemo(() => {
    const classes = opened?.classSpectra ? linesOf(opened.classSpectra) : [];
    const all = numberedCurves(classes, component, trans).map(curve => ({
      ...curve,
      name: trans.__('class %1', curve.name)
    }));
    const chosen = spectrum ? [chosenCurve(spectrum, trans)] : [];
    return [...chosen, ...all].map(curve => {
      const first = curve.x.findIndex(energy => energy >= BEYOND_STROBE);
      return { ...curve, x: curve.x.subarray(first), y: curve.y.subarray(first) };
    });
  }, [opened, component, spectrum, trans]);
  return curves.length === 0 ? null : (
    <CurvePlot
      title={trans.__('Mean EDX spectrum of each class')}
      curves={curves}
      axes={{
        x: { title: trans.__('Energy'), unit: trans.__('keV') },
        y: { title: trans.__('counts per position') }
      }}
      scale="log"
      output={record}
    />
  );
}
