import type { TranslationBundle } from '@jupyterlab/translation';

import type { RadialOptions } from '../../../protocol/radial/radialOptions';
import { radialOptionsSchema } from '../../../protocol/radial/radialOptions';
import type { FormReading, FormRules } from '../../form/formModel';

/** The form as the user leaves it: boxes hold text until it is read. */
export interface RadialForm {
  /** auto, or the path of a record or a folder with records */
  readonly calibration: string;
  readonly origin: 'fast' | 'slow';
  readonly mask: string;
  readonly hotPixels: RadialOptions['hotPixels'];
  /** Degrees */
  readonly rotation: string;
  readonly convention: RadialOptions['convention'];
  readonly gain: string;
  readonly rpl: boolean;
  readonly corrected: boolean;
  /** Folder for results of data outside a session; empty: beside the data */
  readonly out: string;
  readonly overwrite: boolean;
}

export const emptyForm: RadialForm = {
  calibration: 'auto',
  origin: 'fast',
  mask: '',
  hotPixels: 'auto',
  rotation: '',
  convention: 'exact',
  gain: '',
  rpl: false,
  corrected: true,
  out: '',
  overwrite: false
};

export function radialRules(trans: TranslationBundle): FormRules<RadialForm, RadialOptions> {
  return { empty: emptyForm, demands: {}, once: ['overwrite'], read: form => readForm(form, trans) };
}

/** Options of a transform, or for every field that stands in the way a sentence. The backend's own schema decides. */
export function readForm(form: RadialForm, trans: TranslationBundle): FormReading<RadialForm, RadialOptions> {
  const { origin, hotPixels, convention, rpl, corrected, overwrite } = form;
  const given = radialOptionsSchema.safeParse({
    calibration: form.calibration.trim() || 'auto',
    // auto is fast: one word for one way
    origin: origin === 'fast' ? 'auto' : origin,
    mask: form.mask.trim() || undefined,
    hotPixels,
    rotation: numberIn(form.rotation) ?? 0,
    convention,
    gain: numberIn(form.gain) ?? 1,
    rpl,
    corrected,
    out: form.out.trim() || undefined,
    overwrite
  });
  if (given.success) {
    return { options: given.data };
  }
  const words: Partial<Record<keyof RadialForm, string>> = {
    rotation: trans.__('The angle is given in degrees, from -360 to 360.'),
    gain: trans.__('Counts that one electron makes: a number above 0, or nothing for 1.')
  };
  return {
    problems: Object.fromEntries(
      given.error.issues.map(({ path, message }) => {
        const field = String(path[0]) as keyof RadialForm;
        return [field, words[field] ?? message];
      })
    )
  };
}

/** The form that would give these options, as far as it has fields for them. */
export function formOf(options: RadialOptions): RadialForm {
  const { calibration, origin, mask, hotPixels, rotation, convention, gain, rpl, corrected, out, overwrite } = options;
  return {
    calibration,
    origin: origin === 'slow' ? 'slow' : 'fast',
    mask: mask ?? '',
    hotPixels,
    rotation: rotation === 0 ? '' : String(rotation),
    convention,
    gain: gain === 1 ? '' : String(gain),
    rpl,
    corrected,
    out: out ?? '',
    overwrite
  };
}

/** What is not as usual, a few words for each. @param changed fields, in the order of the form */
export function radialWords(
  form: RadialForm,
  changed: readonly (keyof RadialForm)[],
  trans: TranslationBundle
): string[] {
  const tick = (isOn: boolean, on: string, off: string): string => (isOn ? on : off);
  const words: Record<keyof RadialForm, () => string> = {
    calibration: () => trans.__('calibration %1', form.calibration),
    origin: () => tick(form.origin === 'fast', trans.__('fast centre finding'), trans.__('every centre found')),
    mask: () => trans.__('with a mask'),
    hotPixels: () => tick(form.hotPixels === 'auto', trans.__('without hot pixels'), trans.__('with hot pixels')),
    rotation: () => trans.__('turned by %1°', form.rotation),
    convention: () => trans.__('convention %1', form.convention),
    gain: () => trans.__('gain %1', form.gain),
    rpl: () => tick(form.rpl, trans.__('also .rpl'), trans.__('no .rpl')),
    corrected: () => tick(form.corrected, trans.__('corrected patterns'), trans.__('no corrected patterns')),
    out: () => trans.__('to %1', form.out),
    overwrite: () => trans.__('transformed data again')
  };
  return changed.map(field => words[field]()).filter(word => word !== '');
}

/** The number in a box; undefined when it is empty, NaN when it holds anything else. A decimal comma is read too. */
function numberIn(text: string): number | undefined {
  return text.trim() === '' ? undefined : Number(text.trim().replace(',', '.'));
}
