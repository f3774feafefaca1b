import React, { useMemo, useState } from 'react';

import { FailureNote } from '../../parts/FailureNote';
import { useTrans } from '../../parts/trans';
import { useModel } from '../../parts/useModel';
import { CurvePlot } from '../../plots/curves/CurvePlot';
import type { Span } from '../../plots/curves/curveView';
import { DisplayedImage } from '../../plots/DisplayedImage';
import type { ImageDisplay } from '../../plots/imageColours';
import { RegionOutline } from '../../plots/RegionOutline';
import { profileCurves, varianceCurves } from './scanCurves';
import type { ProfilesModel } from './profilesModel';

const MAP: ImageDisplay = { scale: 'linear', colourMap: 'inferno', percentiles: [0.5, 99.5] };

/** The profiles of a scan: a map of it, and the mean profile of all of it and of what is pointed at. */
export function ProfilesPane({ model }: { model: ProfilesModel }): JSX.Element | null {
  const trans = useTrans();
  const { mean, intensity, whole, region, ofRegion, failure } = useModel(model);
  const [display, setDisplay] = useState(MAP);
  const [range, setRange] = useState<Span>();
  const names = useMemo(() => [trans.__('mean of the scan'), trans.__('chosen positions')] as const, [trans]);
  const curves = useMemo(() => profileCurves(whole, ofRegion, names), [whole, ofRegion, names]);
  const variances = useMemo(() => varianceCurves(whole, ofRegion, names), [whole, ofRegion, names]);
  const axes = useMemo(() => {
    const x = { title: trans.__('Scattering vector q'), unit: trans.__('1/Å') };
    return {
      mean: { x, y: { title: trans.__('counts per pixel') } },
      variance: { x, y: { title: trans.__('variance (counts²)') } }
    };
  }, [trans]);
  if (mean === undefined) {
    return null;
  }
  const title = trans.__('Summed intensity');
  return (
    <section className="fd-Profiles" aria-label={trans.__('Radial profiles')}>
      {failure && <FailureNote failure={failure} />}
      {!intensity && !failure && <p className="fd-Quiet">{trans.__('Reading the profiles…')}</p>}
      {intensity && (
        <div>
          <DisplayedImage
            title={title}
            grid={intensity}
            display={display}
            onDisplay={setDisplay}
            isPlain
            output={mean}
            onPick={({ row, column }) => model.point({ row, column, rows: 1, columns: 1 })}
            onRegion={chosen => model.point(chosen)}
            overlay={region && (axes => <RegionOutline axes={axes} region={region} />)}
          />
          <p className="fd-Hint">
            {region
              ? trans._n(
                  'Row %2, column %3',
                  'From row %2, column %3: %1 positions',
                  region.rows * region.columns,
                  region.row,
                  region.column
                )
              : trans.__('Click on the map for the profile of a position; drag with Shift held for that of a region.')}
          </p>
        </div>
      )}
      {curves.length > 0 && (
        <CurvePlot
          title={region ? trans.__('Radial profile') : trans.__('Mean radial profile of the scan')}
          curves={curves}
          axes={axes.mean}
          scale="log"
          range={range}
          onRange={setRange}
          output={mean}
        />
      )}
      {variances.length > 0 && (
        <CurvePlot
          title={trans.__('Variance along the ring')}
          curves={variances}
          axes={axes.variance}
          scale="log"
          range={range}
          onRange={setRange}
          output={mean}
        />
      )}
    </section>
  );
}
