import React from 'react';

import { FieldRows } from '../../form/FieldRows';
import { useTrans } from '../../parts/trans';
import type { ConvertFormModel } from './convertFormModel';

/** The binned files that are written besides the full one. */
export function BinningFields({ model }: { model: ConvertFormModel }): JSX.Element {
  const trans = useTrans();
  return (
    <fieldset className="fd-Fieldset">
      <legend>{trans.__('Binned files besides the full one')}</legend>
      <div className="fd-Binning">
        <FieldRows model={model} fields={['binNav', 'binSig']} />
      </div>
    </fieldset>
  );
}
