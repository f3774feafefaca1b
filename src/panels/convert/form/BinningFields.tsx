import React from 'react';

import { PickField } from '../../form/PickField';
import { useTrans } from '../../parts/trans';
import { useModel } from '../../parts/useModel';
import type { ConvertFormModel } from './convertFormModel';

/** Factors people use; up to 64 can be typed. */
const USUAL = [1, 2, 3, 4, 5, 6, 7, 8].map(String);

/** The binned files that are written besides the full one. */
export function BinningFields({ model }: { model: ConvertFormModel }): JSX.Element {
  const trans = useTrans();
  const { form } = useModel(model);
  const isStack = form.reshape === 'none';
  const entries = USUAL.map(value => ({ value, note: value === '1' ? trans.__('none') : `${value} × ${value}` }));
  return (
    <fieldset className="fd-Fieldset">
      <legend>{trans.__('Binned files besides the full one')}</legend>
      <div className="fd-Binning">
        <PickField
          model={model}
          field="binNav"
          label={trans.__('Bin scan')}
          inputMode="numeric"
          entries={entries}
          disabled={isStack}
          valueDisabled="1"
          hint={isStack ? trans.__('a stack has no scan') : trans.__('positions per side; 1: none')}
        />
        <PickField
          model={model}
          field="binSig"
          label={trans.__('Bin diffraction')}
          inputMode="numeric"
          entries={entries}
          hint={trans.__('pixels per side; 1: none')}
        />
      </div>
    </fieldset>
  );
}
