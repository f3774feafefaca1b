import React, { useState } from 'react';

import { TextField } from '../../form/TextField';
import { TickField } from '../../form/TickField';
import { useTrans } from '../../parts/trans';
import { useModel } from '../../parts/useModel';
import type { ConvertFormModel } from './convertFormModel';

/** Repairs of scans that were taken while EDX drove the beam: out of the way until somebody needs them. */
export function RepairFields({ model }: { model: ConvertFormModel }): JSX.Element {
  const trans = useTrans();
  const { form } = useModel(model);
  const isStack = form.reshape === 'none';
  const isUsed = form.cropLastColumn || form.spikes || (form.roll !== '' && form.roll !== '0');
  const [isOpen, setOpen] = useState(isUsed);
  return (
    <details className="fd-More" open={isOpen} onToggle={event => setOpen(event.currentTarget.open)}>
      <summary>
        {trans.__('Repair scans taken with EDX')}
        {isUsed && !isStack && !isOpen && <span className="fd-Tag">{trans.__('on')}</span>}
      </summary>
      <div className="fd-More-content">
        {isStack && <p className="fd-Hint">{trans.__('A stack has no scan lines to repair.')}</p>}
        <TextField
          model={model}
          field="roll"
          label={trans.__('Roll columns')}
          inputMode="numeric"
          placeholder="0"
          disabled={isStack}
          hint={trans.__('moves every scan line to the left, which closes a vertical seam; 0: off')}
        />
        <TickField
          model={model}
          field="cropLastColumn"
          label={trans.__('Crop last column')}
          says={trans.__('leaves out the column of the fly-back')}
          disabled={isStack}
        />
        <TickField
          model={model}
          field="spikes"
          label={trans.__('Replace spikes')}
          says={trans.__('far too bright frames become the median around them')}
          disabled={isStack}
        />
        <p className="fd-Hint">{trans.__('What was repaired is recorded in the file.')}</p>
      </div>
    </details>
  );
}
