import React, { useMemo, useState } from 'react';

import type { ScanRegion } from '../../../protocol/viewer';
import { Choices } from '../../parts/Choices';
import { FailureNote } from '../../parts/FailureNote';
import { Progress } from '../../parts/Progress';
import { useTrans } from '../../parts/trans';
import { useModel } from '../../parts/useModel';
import { CurvePlot } from '../../plots/curves/CurvePlot';
import type { FindingsModel } from './findingsModel';
import { normalisedCurves } from './normalisedCurves';

export interface VariancesProps {
  model: FindingsModel;
  /** Positions that are chosen on the map; absent: none */
  chosen?: ScanRegion;
}

/** The four normalised variances along q: of the scan, or of the positions that are chosen. */
export function Variances({ model, chosen }: VariancesProps): JSX.Element | null {
  const trans = useTrans();
  const { mean, findings, region, ofRegion, fraction, regionFailure } = useModel(model);
  const [raw, setRaw] = useState(false);
  const step = findings?.made?.calibration.pixelSizeInvAng;
  const shown = ofRegion ?? findings?.variances;
  const curves = useMemo(() => (shown && step ? normalisedCurves(shown, step, raw) : []), [shown, step, raw]);
  const axes = useMemo(
    () => ({
      x: { title: trans.__('Scattering vector q'), unit: trans.__('1/Å') },
      y: { title: trans.__('normalised variance') }
    }),
    [trans]
  );
  if (!findings || mean === undefined || step === undefined) {
    return null;
  }
  const isRegion = chosen && chosen.rows * chosen.columns > 1;
  return (
    <section className="fd-Variances" aria-label={trans.__('Normalised variances')}>
      {curves.length > 0 ? (
        <CurvePlot
          title={
            region && ofRegion
              ? trans.__('Normalised variances of %1 positions', region.rows * region.columns)
              : trans.__('Normalised variances of the scan')
          }
          curves={curves}
          axes={axes}
          output={mean}
        />
      ) : (
        <p className="fd-Hint">{trans.__('This file has no normalised variances: the convention epsic has none.')}</p>
      )}
      <div className="fd-Row">
        <Choices
          label={trans.__('Shot noise')}
          value={raw ? 'raw' : 'corrected'}
          onValue={value => setRaw(value === 'raw')}
          choices={[
            { value: 'corrected', name: trans.__('Without shot noise') },
            { value: 'raw', name: trans.__('As they are') }
          ]}
        />
        <button
          type="button"
          className="fd-Button"
          disabled={!isRegion || fraction !== undefined}
          title={isRegion ? undefined : trans.__('Drag a region on the map with Shift held')}
          onClick={() => chosen && model.ask(chosen)}
        >
          {trans.__('Of the chosen region')}
        </button>
        {(ofRegion ?? fraction) !== undefined && (
          <button type="button" className="fd-Link" onClick={() => model.stop()}>
            {fraction === undefined ? trans.__('Of the scan') : trans.__('Cancel')}
          </button>
        )}
      </div>
      {fraction !== undefined && (
        <Progress label={trans.__('Reading the patterns of the region')} fraction={fraction} />
      )}
      {regionFailure && <FailureNote failure={regionFailure} />}
    </section>
  );
}
