import type { TranslationBundle } from '@jupyterlab/translation';

import type { AnalyseOptions } from '../../../protocol/analyse/analyseOptions';
import { analyseOptionsSchema } from '../../../protocol/analyse/analyseOptions';
import { problemsAt, unusedIn } from '../../form/fieldWords';
import type { FormReading, FormRules } from '../../form/formModel';
import { readFields, showFields } from '../../form/holding';
import { numberIn, numberText } from '../../form/numberIn';
import type { AnalyseForm } from './analyseForm';
import { analyseHolding, emptyForm } from './analyseForm';
import { analyseFormWords } from './analyseFormWords';

export function analyseRules(trans: TranslationBundle): FormRules<AnalyseForm, AnalyseOptions> {
  return {
    empty: emptyForm,
    demands: {},
    unused: form => unusedIn(analyseFormWords(trans), form),
    read: form => readForm(form, trans)
  };
}

/** Options of an analysis, or for every field that stands in the way a sentence. The backend's own schema decides. */
export function readForm(form: AnalyseForm, trans: TranslationBundle): FormReading<AnalyseForm, AnalyseOptions> {
  const [from, to] = [numberIn(form.qFrom), numberIn(form.qTo)];
  if ((from === undefined) !== (to === undefined)) {
    const sentence = trans.__('A q range has both ends: give the other one too.');
    return { problems: from === undefined ? { qFrom: sentence } : { qTo: sentence } };
  }
  const words = analyseFormWords(trans);
  const read = analyseOptionsSchema.safeParse({
    ...readFields(analyseHolding, form, unusedIn(words, form)),
    qRange: from === undefined ? undefined : [from, to],
    classify: classRuleOf(form),
    edx: form.edx === 'named' ? form.edxPath.trim() : form.edx
  });
  if (read.success) {
    return { options: read.data };
  }
  const readApart = { classify: 'percentile', edx: 'edxPath' } as const;
  return { problems: problemsAt(read.error.issues, { holding: analyseHolding, words }, readApart) };
}

/** The rule in the words of the options; undefined for the usual one. */
function classRuleOf({ classify, percentile }: AnalyseForm): string | undefined {
  if (classify === 'percentile') {
    return `percentile:${numberIn(percentile) ?? ''}`;
  }
  return classify === 'usual' ? undefined : classify;
}

/** The form that would give these options. */
export function formOf(options: AnalyseOptions): AnalyseForm {
  const { qRange, classify, edx } = options;
  const percentile = classify?.startsWith('percentile:') ? classify.slice('percentile:'.length) : undefined;
  const rule = classify === 'present' || classify === 'argmax' ? classify : 'usual';
  return {
    ...showFields(analyseHolding, options),
    qFrom: numberText(qRange?.[0]),
    qTo: numberText(qRange?.[1]),
    classify: percentile === undefined ? rule : 'percentile',
    percentile: percentile ?? emptyForm.percentile,
    edx: edx === 'auto' || edx === 'off' ? edx : 'named',
    edxPath: edx === 'auto' || edx === 'off' ? '' : edx
  };
}
