import React, { useId } from 'react';

import { Field } from '../../parts/Field';
import { useTrans } from '../../parts/trans';
import { useModel } from '../../parts/useModel';
import { reshapeName } from './reshapeName';
import { ChangedMark } from './ChangedMark';
import type { ConvertForm } from './convertForm';
import type { FormModel } from './formModel';

/** How frames become a scan: the four ways under the names their users know. */
export function ReshapeFields({ model }: { model: FormModel }): JSX.Element {
  const trans = useTrans();
  const group = useId();
  const { form, problems } = useModel(model);
  const says: Record<ConvertForm['reshape'], string> = {
    auto: trans.__('takes the scan shape that fits best, and says why'),
    flyback: trans.__('a long exposure marks the start of each scan row'),
    known: trans.__('you give the scan rows and columns'),
    none: trans.__('keeps the frames as one stack')
  };
  const way = (reshape: ConvertForm['reshape']): JSX.Element => (
    <label className="fd-Choice">
      <input type="radio" name={group} checked={form.reshape === reshape} onChange={() => model.edit({ reshape })} />
      <span>
        {reshapeName(reshape, trans)} <span className="fd-Quiet">{says[reshape]}</span>
      </span>
    </label>
  );
  const box = (field: 'scanX' | 'scanY' | 'firstFrame', label: string, placeholder?: string): JSX.Element => (
    <Field
      label={label}
      inputMode="numeric"
      value={form[field]}
      placeholder={placeholder}
      problem={problems[field]}
      onChange={value => model.type({ [field]: value })}
      onCommit={() => model.settle()}
    />
  );
  return (
    <fieldset className="fd-Fieldset">
      <legend>
        {trans.__('Reshape')} <ChangedMark model={model} field="reshape" />
      </legend>
      {way('auto')}
      {way('flyback')}
      {way('known')}
      {form.reshape === 'known' && (
        <div className="fd-Indent fd-ScanShape">
          {box('scanX', trans.__('Scan_X (columns)'))}
          {box('scanY', trans.__('Scan_Y (rows)'))}
          {box('firstFrame', trans.__('First frame'), '0')}
          {problems.reshape && (
            <p className="fd-Problem" role="alert">
              {problems.reshape}
            </p>
          )}
        </div>
      )}
      {way('none')}
    </fieldset>
  );
}
