import type { TranslationBundle } from '@jupyterlab/translation';

import type { DetectorPreset } from '../../core/detector/presets';
import type { Detector } from '../../protocol/viewer';

/** Names of the usual detectors. */
export function presetName(preset: DetectorPreset, trans: TranslationBundle): string {
  return { bf: trans.__('BF'), adf: trans.__('ADF'), annular: trans.__('Annular') }[preset];
}

/** What the image of a detector is called, also in the name of its file: "Virtual image, ADF". */
export function detectorTitle(
  detector: Detector | undefined,
  preset: DetectorPreset | undefined,
  trans: TranslationBundle
): string {
  if (!detector) {
    return trans.__('Virtual image');
  }
  if (preset) {
    return trans.__('Virtual image, %1', presetName(preset, trans));
  }
  return detector.shape === 'disc'
    ? trans.__('Virtual image, disc of %1 px', detector.radius)
    : trans.__('Virtual image, ring of %1 to %2 px', detector.inner, detector.outer);
}
