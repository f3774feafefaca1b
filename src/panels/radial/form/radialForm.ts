import type { TranslationBundle } from '@jupyterlab/translation';

import type { RadialOptions } from '../../../protocol/radial/radialOptions';
import { radialOptionsSchema } from '../../../protocol/radial/radialOptions';
import type { ExperimentForm } from '../../form/experiment';
import {
  emptyExperiment,
  experimentForm,
  experimentProblems,
  experimentWords,
  readExperiment
} from '../../form/experiment';
import type { FormProblems, FormReading, FormRules } from '../../form/formModel';
import { numberIn, numberText } from '../../form/numberIn';
import { readLists, writeLists } from './numberLists';

/** The form as the user leaves it: boxes hold text until it is read. */
export interface RadialForm extends ExperimentForm {
  /** Folder of the session in which calibrations are looked for, a path below Merlin; empty: the whole session */
  readonly auFolder: string;
  /** auto, or the path of a record or a folder with records: it goes before the Au folder */
  readonly calibration: string;
  readonly origin: 'fast' | 'slow' | 'given';
  /** Row and column of the direct beam, px */
  readonly place: string;
  readonly mask: string;
  /** Page of a mask that is a TIFF, counted from 1 */
  readonly maskPage: string;
  readonly hotPixels: RadialOptions['hotPixels'];
  /** Degrees from, to; several with semicolons */
  readonly sectors: string;
  /** Row, column, radius in px; several with semicolons */
  readonly discs: string;
  /** Columns by which scan lines are rolled to the left, or auto; empty: none */
  readonly roll: string;
  /** Degrees */
  readonly rotation: string;
  readonly convention: RadialOptions['convention'];
  readonly statistic: 'mean' | 'median' | 'quantile';
  /** From 0 to 1 */
  readonly quantile: string;
  readonly gain: string;
  readonly solidAngle: boolean;
  readonly rpl: boolean;
  readonly corrected: boolean;
  /** Folder for results of data outside a session; empty: beside the data */
  readonly out: string;
  readonly overwrite: boolean;
}

export const emptyForm: RadialForm = {
  auFolder: '',
  calibration: 'auto',
  origin: 'fast',
  place: '',
  mask: '',
  maskPage: '',
  hotPixels: 'auto',
  sectors: '',
  discs: '',
  roll: '',
  rotation: '',
  convention: 'exact',
  statistic: 'mean',
  quantile: '0.9',
  gain: '',
  solidAngle: false,
  ...emptyExperiment,
  rpl: false,
  corrected: true,
  out: '',
  overwrite: false
};

/** What is known of where the data lie. */
export interface RadialDemands {
  /** Folder with the calibrations of the session; absent outside of a session */
  readonly calibrations?: string;
}

export function radialRules(trans: TranslationBundle): FormRules<RadialForm, RadialOptions, RadialDemands> {
  return {
    empty: emptyForm,
    demands: {},
    // What is dragged on one pattern is for the data of this time
    once: ['overwrite', 'origin', 'place', 'sectors', 'discs'],
    unused: ({ origin, statistic }) => [
      ...(origin === 'given' ? [] : (['place'] as const)),
      ...(statistic === 'quantile' ? [] : (['quantile'] as const))
    ],
    read: (form, demands) => readForm(form, trans, demands)
  };
}

/** Options of a transform, or for every field that stands in the way a sentence. The backend's own schema decides. */
export function readForm(
  form: RadialForm,
  trans: TranslationBundle,
  demands: RadialDemands = {}
): FormReading<RadialForm, RadialOptions> {
  const { hotPixels, convention, solidAngle, rpl, corrected, overwrite } = form;
  const given = radialOptionsSchema.safeParse({
    calibration: calibrationIn(form, demands),
    // auto is fast: one word for one way
    origin: form.origin === 'given' ? (readLists(form.place)[0] ?? []) : form.origin === 'fast' ? 'auto' : form.origin,
    mask: form.mask.trim() || undefined,
    maskPage: numberIn(form.maskPage),
    hotPixels,
    excludeSectors: readLists(form.sectors),
    excludeDiscs: readLists(form.discs),
    roll: form.roll.trim() === 'auto' ? 'auto' : (numberIn(form.roll) ?? 0),
    rotation: numberIn(form.rotation) ?? 0,
    convention,
    statistic: form.statistic === 'quantile' ? `quantile:${numberIn(form.quantile) ?? NaN}` : form.statistic,
    gain: numberIn(form.gain) ?? 1,
    solidAngle,
    ...readExperiment(form),
    rpl,
    corrected,
    out: form.out.trim() || undefined,
    overwrite
  });
  return given.success ? { options: given.data } : { problems: problemsIn(given.error.issues, trans) };
}

/** The form that would give these options. */
export function formOf(options: RadialOptions): RadialForm {
  const { calibration, origin, hotPixels, convention, statistic, solidAngle, rpl, corrected, overwrite } = options;
  const quantile = /^quantile:(.*)$/.exec(statistic)?.[1];
  return {
    ...emptyForm,
    calibration,
    origin: typeof origin !== 'string' ? 'given' : origin === 'slow' ? 'slow' : 'fast',
    place: typeof origin === 'string' ? '' : writeLists([origin]),
    mask: options.mask ?? '',
    maskPage: numberText(options.maskPage),
    hotPixels,
    sectors: writeLists(options.excludeSectors),
    discs: writeLists(options.excludeDiscs),
    roll: options.roll === 'auto' ? 'auto' : numberText(options.roll, 0),
    rotation: numberText(options.rotation, 0),
    convention,
    statistic: quantile === undefined ? (statistic as 'mean' | 'median') : 'quantile',
    quantile: quantile ?? emptyForm.quantile,
    gain: numberText(options.gain, 1),
    solidAngle,
    ...experimentForm(options),
    rpl,
    corrected,
    out: options.out ?? '',
    overwrite
  };
}

function calibrationIn({ calibration, auFolder }: RadialForm, { calibrations }: RadialDemands): string {
  const named = calibration.trim();
  const folder = auFolder.trim().replace(/^\/+|\/+$/g, '');
  if (named !== '' && named !== 'auto') {
    return named;
  }
  return calibrations !== undefined && folder !== '' ? `${calibrations}/${folder}` : 'auto';
}

function problemsIn(
  issues: readonly { path: PropertyKey[]; message: string }[],
  trans: TranslationBundle
): FormProblems<RadialForm> {
  const fields: Partial<Record<PropertyKey, keyof RadialForm>> = {
    excludeSectors: 'sectors',
    excludeDiscs: 'discs',
    origin: 'place',
    statistic: 'quantile'
  };
  const words: FormProblems<RadialForm> = {
    place: trans.__('Row and column of the direct beam in px, such as 127.5, 130.'),
    sectors: trans.__('Degrees from, to: such as 350, 10. Put semicolons between several.'),
    discs: trans.__('Row, column and radius in px. Put semicolons between several.'),
    roll: trans.__('A number of columns, auto, or nothing.'),
    rotation: trans.__('The angle is given in degrees, from -360 to 360.'),
    quantile: trans.__('A part between 0 and 1, such as 0.9.'),
    gain: trans.__('Counts that one electron makes: a number above 0, or nothing for 1.'),
    ...experimentProblems(trans)
  };
  return Object.fromEntries(
    issues.map(({ path, message }) => {
      const field = fields[path[0]] ?? (String(path[0]) as keyof RadialForm);
      return [field, words[field] ?? message];
    })
  );
}

/** What is not as usual, a few words for each. @param changed fields, in the order of the form */
export function radialWords(
  form: RadialForm,
  changed: readonly (keyof RadialForm)[],
  trans: TranslationBundle
): string[] {
  const tick = (isOn: boolean, on: string, off: string): string => (isOn ? on : off);
  const words: Record<keyof RadialForm, () => string> = {
    auFolder: () => trans.__('calibrations of %1', form.auFolder),
    calibration: () => trans.__('calibration %1', form.calibration),
    origin: () =>
      form.origin === 'given'
        ? trans.__('centre at %1', form.place)
        : tick(form.origin === 'fast', trans.__('fast centre finding'), trans.__('every centre found')),
    // Said with the origin
    place: () => '',
    mask: () => trans.__('with a mask'),
    maskPage: () => trans.__('mask on page %1', form.maskPage),
    hotPixels: () => tick(form.hotPixels === 'auto', trans.__('without hot pixels'), trans.__('with hot pixels')),
    sectors: () => trans._n('a sector left out', '%1 sectors left out', readLists(form.sectors).length),
    discs: () => trans._n('a disc left out', '%1 discs left out', readLists(form.discs).length),
    roll: () => trans.__('lines rolled by %1', form.roll),
    rotation: () => trans.__('turned by %1°', form.rotation),
    convention: () => trans.__('convention %1', form.convention),
    statistic: () =>
      form.statistic === 'quantile'
        ? trans.__('quantile %1', form.quantile)
        : tick(form.statistic === 'mean', trans.__('means'), trans.__('medians')),
    // Said with the statistic
    quantile: () => '',
    gain: () => trans.__('gain %1', form.gain),
    solidAngle: () => tick(form.solidAngle, trans.__('per solid angle'), trans.__('per pixel')),
    ...experimentWords(form, trans),
    rpl: () => tick(form.rpl, trans.__('also .rpl'), trans.__('no .rpl')),
    corrected: () => tick(form.corrected, trans.__('corrected patterns'), trans.__('no corrected patterns')),
    out: () => trans.__('to %1', form.out),
    overwrite: () => trans.__('transformed data again')
  };
  return changed.map(field => words[field]()).filter(word => word !== '');
}
