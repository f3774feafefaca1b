import React from 'react';

import type { RadialOptions } from '../../../protocol/radial/radialOptions';
import { FieldRows } from '../../form/FieldRows';
import type { FormModel } from '../../form/formModel';
import { fieldsOf } from '../../form/holding';
import type { PickEntry } from '../../parts/pickEntries';
import { useTrans } from '../../parts/trans';
import { useModel } from '../../parts/useModel';
import type { RadialForm } from './radialForm';
import type { RadialDemands } from './radialRules';
import { radialFormWords } from './radialFormWords';

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
  const usual = radialFormWords(useTrans());
  const words = { ...usual, auFolder: { ...usual.auFolder, entries: folders } };
  // Outside of a session there are no Au folders
  const fields = fieldsOf<RadialForm>(words).filter(
    field => field !== 'auFolder' || demands.calibrations !== undefined
  );
  return (
    <div className="fd-Fields">
      <FieldRows model={model} words={words} fields={fields} />
    </div>
  );
}
