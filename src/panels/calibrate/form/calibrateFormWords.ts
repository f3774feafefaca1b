import type { TranslationBundle } from '@jupyterlab/translation';

import { BUILT_IN_NAMES, builtInStandard } from '../../../core/standards/builtIn';
import { experimentWords } from '../../form/experiment';
import type { FormWords } from '../../form/fieldWords';
import { nameOf } from '../../parts/paths';
import type { CalibrateForm } from './calibrateForm';

const BUILT_IN = BUILT_IN_NAMES.map(value => ({ value, note: builtInStandard(value).name }));

/** The fields of a calibration, with the names that microscopists know them by. */
export function calibrateFormWords(trans: TranslationBundle): FormWords<CalibrateForm> {
  const above = trans.__('A number above 0 is needed here, or nothing.');
  const pages = {
    placeholder: '1',
    kind: 'whole',
    hint: trans.__('For a TIFF of several pages.'),
    problem: trans.__('Pages are counted from 1.')
  } as const;
  return {
    standard: {
      label: trans.__('Standard'),
      entries: BUILT_IN,
      placeholder: trans.__('Au (gold)'),
      hint: trans.__('For another material, the full path of its CIF file.'),
      says: ({ standard }) => trans.__('standard %1', nameOf(standard))
    },
    qFrom: {
      label: trans.__('q from (1/Å)'),
      placeholder: '0',
      kind: 'decimal',
      says: ({ qFrom, qTo }) => (qTo === '' ? trans.__('q from %1 1/Å', qFrom) : trans.__('q %1 to %2 1/Å', qFrom, qTo))
    },
    qTo: {
      label: trans.__('q to (1/Å)'),
      placeholder: trans.__('edge'),
      kind: 'decimal',
      // Said with the other end, where that is given
      says: ({ qFrom, qTo }) => (qFrom === '' ? trans.__('q up to %1 1/Å', qTo) : '')
    },
    rings: { label: trans.__('Rings used (hkl)'), says: ({ rings }) => trans.__('rings %1', rings) },
    pixelSize: {
      label: trans.__('Initial pixel size (1/Å)'),
      placeholder: trans.__('found without a guess'),
      kind: 'decimal',
      hint: trans.__('With a guess the search stays within a factor of 2.2 of it.'),
      problem: above,
      says: ({ pixelSize }) => trans.__('about %1 1/Å per px', pixelSize)
    },
    pixelSizeFactor: {
      label: trans.__('Multi. factor for the initial pixel size guess'),
      placeholder: '1',
      kind: 'decimal',
      hint: trans.__('Multiplies the guess or, without one, the usual pixel size at this voltage and camera length.'),
      problem: above,
      says: ({ pixelSizeFactor }) => trans.__('guess times %1', pixelSizeFactor)
    },
    latticeParameter: {
      label: trans.__('Lattice parameter (Å)'),
      placeholder: trans.__('of the standard'),
      kind: 'decimal',
      hint: trans.__('Of cubic crystals. For a metal like gold, such as silver, give its own.'),
      problem: above,
      says: ({ latticeParameter }) => trans.__('lattice %1 Å', latticeParameter)
    },
    ...experimentWords(trans),
    mask: {
      label: trans.__('Mask file'),
      kind: 'path',
      hint: trans.__('HDF5 or TIFF of the size of a converted frame; pixels other than 0 are left out.'),
      says: () => trans.__('with a mask')
    },
    maskPage: {
      ...pages,
      label: trans.__('Page of the mask'),
      says: ({ maskPage }) => trans.__('mask on page %1', maskPage)
    },
    page: { ...pages, label: trans.__('Page of the reference'), says: ({ page }) => trans.__('page %1', page) },
    chipGap: {
      label: trans.__('Gap between chips'),
      choices: {
        found: trans.__('found from the rings'),
        none: trans.__('none: one detector'),
        '3px': trans.__('3 px: four chips, gap left out')
      },
      hint: trans.__('Counts only for 512 x 512 pixels whose file does not name the detector.'),
      says: ({ chipGap }) =>
        chipGap === 'none' ? trans.__('no gap between chips') : trans.__('gap of 3 px between chips')
    }
  };
}
