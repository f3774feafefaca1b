import React, { memo, useMemo, useState } from 'react';

import { Choices } from '../../parts/Choices';
import { useTrans } from '../../parts/trans';
import { CurvePlot } from '../../plots/curves/CurvePlot';
import type { ErrorBand } from './previewCurves';
import { previewCurves } from './previewCurves';
import type { PreviewView } from './previewView';

/** The profile that the pattern shown gives. */
export const PatternProfile = memo(function PatternProfile({
  view,
  output
}: {
  view: PreviewView;
  output: string;
}): JSX.Element {
  const trans = useTrans();
  const [band, setBand] = useState<ErrorBand>('spread');
  const { curves, marks } = useMemo(() => previewCurves(view, band, trans), [view, band, trans]);
  const axes = useMemo(
    () => ({
      x: { title: trans.__('Scattering vector q'), unit: trans.__('1/Å') },
      y: { title: trans.__('counts per pixel') }
    }),
    [trans]
  );
  return (
    <section className="fd-Preview-pane fd-mod-profile" aria-label={trans.__('Profile of the pattern')}>
      <CurvePlot
        title={trans.__('Profile')}
        curves={curves}
        marks={marks}
        axes={axes}
        scale="log"
        fills
        output={output}
      />
      <div className="fd-Preview-note">
        <Choices
          label={trans.__('Error band')}
          value={band}
          onValue={value => setBand(value)}
          choices={[
            {
              value: 'spread',
              name: trans.__('Error by spread'),
              title: trans.__('Standard error of the mean by how much the counts along a ring differ')
            },
            {
              value: 'counting',
              name: trans.__('Error by counting'),
              title: trans.__('Standard error of the mean by the number of electrons counted')
            }
          ]}
        />
      </div>
    </section>
  );
});
