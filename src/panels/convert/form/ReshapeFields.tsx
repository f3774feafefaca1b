import React, { useId } from 'react';

import { ChangedMark } from '../../form/ChangedMark';
import { FieldRows } from '../../form/FieldRows';
import { useTrans } from '../../parts/trans';
import { useModel } from '../../parts/useModel';
import type { ConvertForm } from './convertForm';
import type { ConvertFormModel } from './convertFormModel';

/** How frames become a scan: the four ways under the names their users know. */
export function ReshapeFields({ model }: { model: ConvertFormModel }): JSX.Element {
  const trans = useTrans();
  const { words } = model;
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
        {words.reshape.choices?.[reshape]} <span className="fd-Quiet">{says[reshape]}</span>
      </span>
    </label>
  );
  return (
    <fieldset className="fd-Fieldset">
      <legend>
        {words.reshape.label} <ChangedMark model={model} field="reshape" />
      </legend>
      {way('auto')}
      {way('flyback')}
      {way('known')}
      {form.reshape === 'known' && (
        <div className="fd-Indent fd-ScanShape">
          <FieldRows model={model} fields={['scanX', 'scanY', 'lineSkip', 'firstFrame']} />
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
