import React from 'react';

import type { AnalyseOptions } from '../../../protocol/analyse/analyseOptions';
import { FieldRows } from '../../form/FieldRows';
import { OptionsForm } from '../../form/OptionsForm';
import type { FormModel } from '../../form/formModel';
import { useTrans } from '../../parts/trans';
import type { AnalyseForm } from './analyseForm';

export type AnalyseFormModel = FormModel<AnalyseForm, AnalyseOptions>;

/** How profiles become components and classes, in the order of the work. */
export function AnalyseFields({ model }: { model: AnalyseFormModel }): JSX.Element {
  const trans = useTrans();
  const part = (title: string, ...fields: (keyof AnalyseForm)[]): JSX.Element => (
    <fieldset className="fd-Fieldset">
      <legend>{title}</legend>
      <FieldRows model={model} fields={fields} />
    </fieldset>
  );
  return (
    <OptionsForm model={model}>
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
    </OptionsForm>
  );
}
