import React, { memo, useMemo, useRef, useState } from 'react';

import type { FlattenedProfile } from '../../../core/calibration/display/flattenedProfile';
import { recordStandard } from '../../../protocol/calibrate/recordStandard';
import { useInTurn } from '../../parts/useInTurn';
import { useTrans } from '../../parts/trans';
import { CurvePlot } from '../../plots/curves/CurvePlot';
import type { Drawn } from './drawn';
import { profileCurves } from './profileCurves';

const MOST_TOLD = 6;

/** The radial profile of what is drawn, in its turn; nothing where there is none. */
export function ProfileSection({ drawn, output }: { drawn: Drawn; output: string }): JSX.Element {
  const section = useRef<HTMLElement>(null);
  const { record, views } = useInTurn(drawn, section);
  return (
    <section className="fd-ProfilePlot" ref={section}>
      {views.profile && <ProfilePlot profile={views.profile} standard={recordStandard(record).name} output={output} />}
    </section>
  );
}

interface ProfilePlotProps {
  profile: FlattenedProfile;
  /** Its name, as in a sentence */
  standard: string;
  output: string;
}

/** The radial profile against that of the standard, simulated, with the names of the rings; or with the background that was taken off. */
const ProfilePlot = memo(function ProfilePlot({ profile, standard, output }: ProfilePlotProps): JSX.Element {
  const trans = useTrans();
  const [background, setBackground] = useState(false);
  const { curves, marks } = useMemo(
    () => profileCurves(profile, standard, background ? 'background' : 'flattened', trans),
    [profile, standard, background, trans]
  );
  return (
    <>
      <CurvePlot
        // Each has a scale of its own
        key={String(background)}
        title={trans.__('Radial profile')}
        curves={curves}
        marks={marks}
        axes={{
          x: { title: trans.__('Scattering vector q'), unit: trans.__('1/Å') },
          y: background ? { title: trans.__('counts per pixel') } : { title: trans.__('counts × q²') }
        }}
        scale={background ? 'log' : 'linear'}
        output={output}
      />
      {profile.unexplained.length > 0 && (
        <p>
          {trans.__(
            'Not explained by %1 (marked ?): %2. Another material, a film, or a wrong scale.',
            standard,
            profile.unexplained
              .slice(0, MOST_TOLD)
              .map(({ q }) => trans.__('%1 1/Å (%2 Å)', q.toFixed(3), (1 / q).toFixed(2)))
              .join(', ')
          )}
        </p>
      )}
      <label className="fd-Choice">
        <input type="checkbox" checked={background} onChange={event => setBackground(event.target.checked)} />
        {trans.__('Show the background that is taken off')}
      </label>
    </>
  );
});
