import type { TranslationBundle } from '@jupyterlab/translation';

import { experimentWords } from '../../form/experiment';
import { nameOf } from '../../parts/paths';
import type { CalibrateForm } from './calibrateForm';

/** What is not as usual, a few words for each. @param changed fields, in the order of the form */
export function calibrateWords(
  form: CalibrateForm,
  changed: readonly (keyof CalibrateForm)[],
  trans: TranslationBundle
): string[] {
  const words: Record<keyof CalibrateForm, () => string> = {
    standard: () => trans.__('standard %1', nameOf(form.standard)),
    qFrom: () =>
      form.qTo === '' ? trans.__('q from %1 1/Å', form.qFrom) : trans.__('q %1 to %2 1/Å', form.qFrom, form.qTo),
    // Said with the other end, where that is given
    qTo: () => (form.qFrom === '' ? trans.__('q up to %1 1/Å', form.qTo) : ''),
    rings: () => trans.__('rings %1', form.rings),
    pixelSize: () => trans.__('about %1 1/Å per px', form.pixelSize),
    pixelSizeFactor: () => trans.__('guess times %1', form.pixelSizeFactor),
    latticeParameter: () => trans.__('lattice %1 Å', form.latticeParameter),
    ...experimentWords(form, trans),
    mask: () => trans.__('with a mask'),
    maskPage: () => trans.__('mask on page %1', form.maskPage),
    page: () => trans.__('page %1', form.page)
  };
  return changed.map(field => words[field]()).filter(word => word !== '');
}
