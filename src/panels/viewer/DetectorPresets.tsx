import React from 'react';

import type { DetectorPreset } from '../../core/detector/presets';
import { useTrans } from '../parts/trans';

/** Buttons that put one of the usual detectors around the direct beam. */
export function DetectorPresets({ onPreset }: { onPreset(preset: DetectorPreset): void }): JSX.Element {
  const trans = useTrans();
  const preset = (value: DetectorPreset, name: string, title: string): JSX.Element => (
    <button type="button" className="fd-Toggle" title={title} onClick={() => onPreset(value)}>
      {name}
    </button>
  );
  return (
    <div className="fd-Toggles fd-Choices" role="group" aria-label={trans.__('Usual detectors')}>
      {preset('bf', trans.__('BF'), trans.__('Bright field: a disc on the direct beam'))}
      {preset('adf', trans.__('ADF'), trans.__('Annular dark field: from outside the direct beam to the edge'))}
      {preset('annular', trans.__('Annular'), trans.__('A narrow ring, to be put on a diffraction ring'))}
    </div>
  );
}
