import React from 'react';

import type { DetectorPreset } from '../../core/detector/presets';
import { useTrans } from '../parts/trans';
import { presetName } from './detectorTitle';

export interface DetectorPresetsProps {
  /** Which of them the detector is now */
  active?: DetectorPreset;
  onPreset(preset: DetectorPreset): void;
}

/** Buttons that put one of the usual detectors around the direct beam. */
export function DetectorPresets({ active, onPreset }: DetectorPresetsProps): JSX.Element {
  const trans = useTrans();
  const preset = (value: DetectorPreset, title: string): JSX.Element => (
    <button
      type="button"
      className="fd-Toggle"
      aria-pressed={active === value}
      title={title}
      onClick={() => onPreset(value)}
    >
      {presetName(value, trans)}
    </button>
  );
  return (
    <div className="fd-Toggles fd-Choices" role="group" aria-label={trans.__('Usual detectors')}>
      {preset('bf', trans.__('Bright field: a disc on the direct beam'))}
      {preset('adf', trans.__('Annular dark field: from outside the direct beam to the edge'))}
      {preset('annular', trans.__('A narrow ring, to be put on a diffraction ring'))}
    </div>
  );
}
