import React from 'react';

import type { AnalyseOptions } from '../../../protocol/analyse/analyseOptions';
import { FieldRows } from '../../form/FieldRows';
import { FormHead } from '../../form/FormHead';
import type { FormModel } from '../../form/formModel';
import { useTrans } from '../../parts/trans';
import type { AnalyseForm } from './analyseForm';
import { analyseFormWords } from './analyseFormWords';

export type AnalyseFormModel = FormModel<AnalyseForm, AnalyseOptions>;

/** How profiles become components and classes, in the order of the work. */
export function AnalyseFields({ model }: { model: AnalyseFormModel }): JSX.Element {
  const trans = useTrans();
  const words = analyseFormWords(trans);
  const part = (title: string, ...fields: (keyof AnalyseForm)[]): JSX.Element => (
    <fieldset className="fd-Fieldset">
      <legend>{title}</legend>
      <FieldRows model={model} words={words} fields={fields} />
    </fieldset>
  );
  return (
    <section className="fd-OptionsForm" aria-label={trans.__('Options of the analysis')}>
      <FormHead model={model} title={trans.__('Options')} />
      {part(trans.__('Data'), 'profile', 'include', 'exclude', 'qFrom', 'qTo')}
      {part(trans.__('Normalising'), 'log', 'normalise')}
      {part(trans.__('Components'), 'components', 'maxComponents', 'method', 'loss', 'mixtures', 'restarts', 'seed')}
      {part(
        trans.__('Classes and areas'),
        ...(['classify', 'percentile', 'areas', 'areaReach', 'areaLeast', 'patterns'] as const)
      )}
      {part(trans.__('Crystal structures'), 'structures')}
      {part(trans.__('EDX'), 'edx', 'edxPath', 'elements', 'energyScale', 'energyOffset')}
      {part(trans.__('Results'), 'out')}
    </section>
  );
}
