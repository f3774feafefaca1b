import React, { useState } from 'react';

import { FieldRows } from '../../form/FieldRows';
import { useTrans } from '../../parts/trans';
import { useModel } from '../../parts/useModel';
import { numberIn } from '../../form/numberIn';
import type { ConvertFormModel } from './convertFormModel';

/** Repairs of scans that were taken while EDX drove the beam: out of the way until somebody needs them. */
export function RepairFields({ model }: { model: ConvertFormModel }): JSX.Element {
  const trans = useTrans();
  const { form } = useModel(model);
  const isStack = form.reshape === 'none';
  const isUsed = !isStack && (form.cropLastColumn || form.spikes || (numberIn(form.roll) ?? 0) !== 0);
  const [isOpen, setOpen] = useState(isUsed);
  return (
    <details className="fd-More" open={isOpen} onToggle={event => setOpen(event.currentTarget.open)}>
      <summary>
        {trans.__('Repair scans taken with EDX')}
        {isUsed && !isOpen && <span className="fd-Tag">{trans.__('on')}</span>}
      </summary>
      <div className="fd-More-content">
        {isStack && <p className="fd-Hint">{trans.__('A stack has no scan lines to repair.')}</p>}
        <FieldRows model={model} fields={['roll', 'cropLastColumn', 'spikes']} />
        <p className="fd-Hint">{trans.__('What was repaired is recorded in the file.')}</p>
      </div>
    </details>
  );
}
