import type { TranslationBundle } from '@jupyterlab/translation';

import { formatShape } from '../../parts/quantities';
import type { ConvertForm } from './convertForm';
import { reshapeName } from './reshapeName';

/** What is not as the settings offer it, a few words for each. @param changed fields, in the order of the form */
export function convertWords(
  form: ConvertForm,
  changed: readonly (keyof ConvertForm)[],
  trans: TranslationBundle
): string[] {
  const { scanX, scanY } = form;
  const shape = form.reshape === 'known' && scanX !== '' && scanY !== '' ? ` ${formatShape([+scanY, +scanX])}` : '';
  const tick = (isOn: boolean, on: string, off: string): string => (isOn ? on : off);
  const words: Record<keyof ConvertForm, () => string> = {
    reshape: () => `${reshapeName(form.reshape, trans)}${shape}`,
    // Said with the way of reshaping, which is changed too
    scanX: () => '',
    scanY: () => '',
    lineSkip: () => trans.__('line skip %1', form.lineSkip || '0'),
    firstFrame: () => trans.__('first frame %1', form.firstFrame),
    binNav: () => trans.__('bin scan %1', form.binNav),
    binSig: () => trans.__('bin diffraction %1', form.binSig),
    cross: () => tick(form.cross, trans.__('chip gap'), trans.__('no chip gap')),
    compression: () => (form.compression === 'none' ? trans.__('not compressed') : form.compression),
    roll: () => trans.__('roll %1', form.roll || '0'),
    cropLastColumn: () => tick(form.cropLastColumn, trans.__('crop last column'), trans.__('keep last column')),
    spikes: () => tick(form.spikes, trans.__('replace spikes'), trans.__('keep spikes')),
    radial: () => tick(form.radial, trans.__('with radial profiles'), trans.__('no radial profiles')),
    out: () => (form.out === '' ? trans.__('folder of the session') : trans.__('to %1', form.out)),
    overwrite: () => tick(form.overwrite, trans.__('overwrite'), trans.__('no overwrite'))
  };
  return changed.map(field => words[field]()).filter(word => word !== '');
}
