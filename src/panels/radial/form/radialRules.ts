import type { RadialOptions } from '../../../protocol/radial/radialOptions';
import { radialOptionsSchema } from '../../../protocol/radial/radialOptions';
import { numberIn, numberText } from '../../form/numberIn';
import { readLists, writeLists } from '../../form/numberLists';
import type { FormTable } from '../../form/tableRules';
import type { RadialForm } from './radialForm';
import { emptyForm, radialHolding } from './radialForm';
import { radialFormWords } from './radialFormWords';

/** What is known of where the data lie. */
export interface RadialDemands {
  /** Folder with the calibrations of the session; absent outside of a session */
  readonly calibrations?: string;
}

export const radialTable: FormTable<RadialForm, RadialOptions, RadialDemands> = {
  holding: radialHolding,
  words: radialFormWords,
  schema: radialOptionsSchema,
  // What is dragged on one pattern is for the data of this time
  once: ['overwrite', 'origin', 'place', 'sectors', 'discs'],
  readApart: (form, demands) => ({
    calibration: calibrationIn(form, demands),
    // auto is fast: one word for one way
    origin: form.origin === 'given' ? (readLists(form.place)[0] ?? []) : form.origin === 'fast' ? 'auto' : form.origin,
    statistic: form.statistic === 'quantile' ? `quantile:${numberIn(form.quantile) ?? NaN}` : form.statistic,
    roll: form.roll.trim() === 'auto' ? 'auto' : numberIn(form.roll)
  }),
  showApart: ({ calibration, origin, statistic, roll }) => {
    const quantile = /^quantile:(.*)$/.exec(statistic)?.[1];
    return {
      calibration,
      origin: typeof origin !== 'string' ? 'given' : origin === 'slow' ? 'slow' : 'fast',
      place: typeof origin === 'string' ? '' : writeLists([origin]),
      statistic: quantile === undefined ? (statistic as 'mean' | 'median') : 'quantile',
      quantile: quantile ?? emptyForm.quantile,
      roll: roll === 'auto' ? roll : numberText(roll, 0)
    };
  },
  apartAt: ({ statistic }) => ({ origin: 'place', statistic: statistic === 'quantile' ? 'quantile' : 'statistic' })
};

function calibrationIn({ calibration, auFolder }: RadialForm, { calibrations }: RadialDemands): string {
  const named = calibration.trim();
  const folder = auFolder.trim().replace(/^\/+|\/+$/g, '');
  if (named !== '' && named !== 'auto') {
    return named;
  }
  return calibrations !== undefined && folder !== '' ? `${calibrations}/${folder}` : 'auto';
}
