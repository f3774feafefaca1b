import React, { useState } from 'react';

import { Field } from '../../parts/Field';
import { useTrans } from '../../parts/trans';
import { useModel } from '../../parts/useModel';
import { ChangedMark } from './ChangedMark';
import type { FormModel } from './formModel';

/** Repairs of scans that were taken while EDX drove the beam: out of the way until somebody needs them. */
export function RepairFields({ model }: { model: FormModel }): JSX.Element {
  const trans = useTrans();
  const { form, problems } = useModel(model);
  const isStack = form.reshape === 'none';
  const isUsed = form.cropLastColumn || form.spikes || (form.roll !== '' && form.roll !== '0');
  const [isOpen, setOpen] = useState(isUsed);
  const tick = (field: 'cropLastColumn' | 'spikes', name: string, says: string): JSX.Element => (
    <label className="fd-Choice">
      <input
        type="checkbox"
        checked={form[field] && !isStack}
        disabled={isStack}
        onChange={event => model.edit({ [field]: event.target.checked })}
      />
      <span>
        {name} <ChangedMark model={model} field={field} /> <span className="fd-Quiet">{says}</span>
      </span>
    </label>
  );
  return (
    <details className="fd-More" open={isOpen} onToggle={event => setOpen(event.currentTarget.open)}>
      <summary>
        {trans.__('Repair scans taken with EDX')}
        {isUsed && !isStack && !isOpen && <span className="fd-Tag">{trans.__('on')}</span>}
      </summary>
      <div className="fd-More-content">
        {isStack && <p className="fd-Hint">{trans.__('A stack has no scan lines to repair.')}</p>}
        <Field
          label={trans.__('Roll columns')}
          inputMode="numeric"
          value={isStack ? '' : form.roll}
          placeholder="0"
          disabled={isStack}
          hint={trans.__('moves every scan line to the left, which closes a vertical seam; 0: off')}
          problem={isStack ? undefined : problems.roll}
          mark={<ChangedMark model={model} field="roll" />}
          onChange={roll => model.type({ roll })}
          onCommit={() => model.settle()}
        />
        {tick('cropLastColumn', trans.__('Crop last column'), trans.__('leaves out the column of the fly-back'))}
        {tick('spikes', trans.__('Replace spikes'), trans.__('far too bright frames become the median around them'))}
        <p className="fd-Hint">{trans.__('What was repaired is recorded in the file.')}</p>
      </div>
    </details>
  );
}
