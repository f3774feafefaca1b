import type { ReactNode } from 'react';
import React from 'react';

import type { AnalyseOptions } from '../../../protocol/analyse/analyseOptions';
import { FieldRows } from '../../form/FieldRows';
import { OptionsForm } from '../../form/OptionsForm';
import type { FormModel } from '../../form/formModel';
import { useTrans } from '../../parts/trans';
import { useModel } from '../../parts/useModel';
import type { AnalyseForm } from './analyseForm';

export type AnalyseFormModel = FormModel<AnalyseForm, AnalyseOptions>;

/** The energy axis of maps whose files do not tell it; offered, and never taken without being asked */
const AZTEC = { energyScale: '0.01', energyOffset: '-0.2' };

/** How profiles become components and classes, in the order of the work. */
export function AnalyseFields({ model }: { model: AnalyseFormModel }): JSX.Element {
  const trans = useTrans();
  const { form } = useModel(model);
  const part = (title: string, fields: readonly (keyof AnalyseForm)[], more?: ReactNode): JSX.Element => (
    <fieldset className="fd-Fieldset">
      <legend>{title}</legend>
      <FieldRows model={model} fields={fields} />
      {more}
    </fieldset>
  );
  return (
    <OptionsForm model={model}>
      {part(trans.__('Data'), ['profile', 'include', 'exclude', 'qFrom', 'qTo'])}
      {part(trans.__('Normalising'), ['log', 'normalise'])}
      {part(trans.__('Components'), ['components', 'maxComponents', 'method', 'loss', 'mixtures', 'restarts', 'seed'])}
      {part(trans.__('Classes and areas'), ['classify', 'percentile', 'areas', 'areaReach', 'areaLeast', 'patterns'])}
      {part(trans.__('Crystal structures'), ['structures'])}
      {part(
        trans.__('EDX'),
        ['edx', 'edxPath', 'elements', 'energyScale', 'energyOffset'],
        form.edx !== 'off' && (
          <button type="button" className="fd-Button" onClick={() => model.edit(AZTEC)}>
            {trans.__('As AZtec usually has it: %1 keV from %2 keV', AZTEC.energyScale, AZTEC.energyOffset)}
          </button>
        )
      )}
      {part(trans.__('Results'), ['out'])}
    </OptionsForm>
  );
}
