import type { AnalyseOptions } from '../../../protocol/analyse/analyseOptions';
import { analyseOptionsSchema } from '../../../protocol/analyse/analyseOptions';
import { numberIn, numberText } from '../../form/numberIn';
import type { FormTable } from '../../form/tableRules';
import type { AnalyseForm } from './analyseForm';
import { analyseHolding, emptyForm } from './analyseForm';
import { analyseFormWords } from './analyseFormWords';

export const analyseTable: FormTable<AnalyseForm, AnalyseOptions> = {
  holding: analyseHolding,
  words: analyseFormWords,
  schema: analyseOptionsSchema,
  readApart: form => {
    const [from, to] = [numberIn(form.qFrom), numberIn(form.qTo)];
    return {
      qRange: from === undefined || to === undefined ? undefined : [from, to],
      classify: classRuleOf(form),
      edx: form.edx === 'named' ? form.edxPath.trim() : form.edx
    };
  },
  showApart: ({ qRange, classify, edx }) => ({
    qFrom: numberText(qRange?.[0]),
    qTo: numberText(qRange?.[1]),
    ...classFields(classify),
    ...(edx === 'auto' || edx === 'off' ? { edx, edxPath: '' } : { edx: 'named', edxPath: edx })
  }),
  apartAt: () => ({ classify: 'percentile', edx: 'edxPath' }),
  problems: ({ qFrom, qTo }, _, trans) => {
    const other = trans.__('A q range has both ends: give the other one too.');
    return {
      ...(qFrom.trim() === '' && qTo.trim() !== '' && { qFrom: other }),
      ...(qTo.trim() === '' && qFrom.trim() !== '' && { qTo: other })
    };
  }
};

/** The rule in the words of the options; undefined for the usual one. */
function classRuleOf({ classify, percentile }: AnalyseForm): string | undefined {
  if (classify === 'percentile') {
    return `percentile:${numberIn(percentile) ?? ''}`;
  }
  return classify === 'usual' ? undefined : classify;
}

/** The fields that give a rule. */
function classFields(rule: string | undefined): Pick<AnalyseForm, 'classify' | 'percentile'> {
  const { percentile } = emptyForm;
  if (rule?.startsWith('percentile:')) {
    return { classify: 'percentile', percentile: rule.slice('percentile:'.length) };
  }
  return { classify: rule === 'present' || rule === 'argmax' ? rule : 'usual', percentile };
}
