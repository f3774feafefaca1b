import type { TranslationBundle } from '@jupyterlab/translation';

import type { RadialOptions } from '../../../protocol/radial/radialOptions';
import { radialOptionsSchema } from '../../../protocol/radial/radialOptions';
import { problemsAt, unusedIn } from '../../form/fieldWords';
import type { FormReading, FormRules } from '../../form/formModel';
import { readFields, showFields } from '../../form/holding';
import { numberIn, numberText } from '../../form/numberIn';
import { readLists, writeLists } from '../../form/numberLists';
import type { RadialForm } from './radialForm';
import { emptyForm, radialHolding } from './radialForm';
import { radialFormWords } from './radialFormWords';

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
    unused: form => unusedIn(radialFormWords(trans), form),
    read: (form, demands) => readForm(form, trans, demands)
  };
}

/** Options of a transform, or for every field that stands in the way a sentence. The backend's own schema decides. */
export function readForm(
  form: RadialForm,
  trans: TranslationBundle,
  demands: RadialDemands = {}
): FormReading<RadialForm, RadialOptions> {
  const isQuantile = form.statistic === 'quantile';
  const given = radialOptionsSchema.safeParse({
    ...readFields(radialHolding, form),
    calibration: calibrationIn(form, demands),
    // auto is fast: one word for one way
    origin: form.origin === 'given' ? (readLists(form.place)[0] ?? []) : form.origin === 'fast' ? 'auto' : form.origin,
    statistic: isQuantile ? `quantile:${numberIn(form.quantile) ?? NaN}` : form.statistic,
    roll: form.roll.trim() === 'auto' ? 'auto' : numberIn(form.roll)
  });
  if (given.success) {
    return { options: given.data };
  }
  const table = { holding: radialHolding, words: radialFormWords(trans) };
  const readApart = { origin: 'place', statistic: isQuantile ? 'quantile' : 'statistic' } as const;
  return { problems: problemsAt(given.error.issues, table, readApart) };
}

/** The form that would give these options. */
export function formOf(options: RadialOptions): RadialForm {
  const { calibration, origin, statistic, roll } = options;
  const quantile = /^quantile:(.*)$/.exec(statistic)?.[1];
  return {
    ...showFields(radialHolding, options),
    calibration,
    origin: typeof origin !== 'string' ? 'given' : origin === 'slow' ? 'slow' : 'fast',
    place: typeof origin === 'string' ? '' : writeLists([origin]),
    statistic: quantile === undefined ? (statistic as 'mean' | 'median') : 'quantile',
    quantile: quantile ?? emptyForm.quantile,
    roll: roll === 'auto' ? roll : numberText(roll, 0)
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
