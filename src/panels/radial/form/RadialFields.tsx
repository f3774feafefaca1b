import React from 'react';

import type { RadialOptions } from '../../../protocol/radial/radialOptions';
import { FieldRows } from '../../form/FieldRows';
import type { FormModel } from '../../form/formModel';
import { fieldsOf } from '../../form/holding';
import { OptionsForm } from '../../form/OptionsForm';
import type { PickEntry } from '../../parts/pickEntries';
import { useModel } from '../../parts/useModel';
import type { RadialForm } from './radialForm';
import type { RadialDemands } from './radialRules';

export type RadialFormModel = FormModel<RadialForm, RadialOptions, RadialDemands>;

/** How patterns become radial profiles. */
export function RadialFields({
  model,
  folders
}: {
  model: RadialFormModel;
  folders: readonly PickEntry[];
}): JSX.Element {
  const { demands } = useModel(model);
  const words = { ...model.words, auFolder: { ...model.words.auFolder, entries: folders } };
  // Outside of a session there are no Au folders
  const fields = fieldsOf<RadialForm>(words).filter(
    field => field !== 'auFolder' || demands.calibrations !== undefined
  );
  return (
    <OptionsForm model={model}>
      <div className="fd-Fields">
        <FieldRows model={model} words={words} fields={fields} />
      </div>
    </OptionsForm>
  );
}
