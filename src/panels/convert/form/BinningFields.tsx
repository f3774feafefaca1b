import React from 'react';

import { PickList } from '../../parts/PickList';
import { useTrans } from '../../parts/trans';
import { useModel } from '../../parts/useModel';
import { ChangedMark } from './ChangedMark';
import type { FormModel } from './formModel';

/** Factors people use; up to 64 can be typed. */
const USUAL = [1, 2, 3, 4, 5, 6, 7, 8].map(String);

/** The binned files that are written besides the full one. */
export function BinningFields({ model }: { model: FormModel }): JSX.Element {
  const trans = useTrans();
  const { form, problems } = useModel(model);
  const isStack = form.reshape === 'none';
  const entries = USUAL.map(value => ({ value, note: value === '1' ? trans.__('none') : `${value} × ${value}` }));
  const box = (field: 'binNav' | 'binSig', label: string, hint: string, disabled = false): JSX.Element => (
    <PickList
      label={label}
      inputMode="numeric"
      value={disabled ? '1' : form[field]}
      entries={entries}
      disabled={disabled}
      problem={disabled ? undefined : problems[field]}
      hint={hint}
      mark={<ChangedMark model={model} field={field} />}
      onType={value => model.type({ [field]: value })}
      onCommit={value => model.edit({ [field]: value })}
    />
  );
  return (
    <fieldset className="fd-Fieldset">
      <legend>{trans.__('Binned files besides the full one')}</legend>
      <div className="fd-Binning">
        {box(
          'binNav',
          trans.__('Bin scan'),
          isStack ? trans.__('a stack has no scan') : trans.__('positions per side; 1: none'),
          isStack
        )}
        {box('binSig', trans.__('Bin diffraction'), trans.__('pixels per side; 1: none'))}
      </div>
    </fieldset>
  );
}
