import React from 'react';

import type { RadialOptions } from '../../../protocol/radial/radialOptions';
import type { FormModel } from '../../form/formModel';
import { SelectField } from '../../form/SelectField';
import { TextField } from '../../form/TextField';
import { TickField } from '../../form/TickField';
import { useTrans } from '../../parts/trans';
import type { RadialForm } from './radialForm';

export type RadialFormModel = FormModel<RadialForm, RadialOptions>;

/** How patterns become radial profiles. */
export function RadialFields({ model }: { model: RadialFormModel }): JSX.Element {
  const trans = useTrans();
  return (
    <div className="fd-Fields">
      <TextField
        model={model}
        field="calibration"
        label={trans.__('Calibration')}
        hint={trans.__('auto: by voltage and camera length; or the path of a record.')}
        showsEnd
      />
      <SelectField
        model={model}
        field="origin"
        label={trans.__('Centre finding')}
        choices={{
          fast: trans.__('Perform a fast centre finding'),
          slow: trans.__('Find the centre of every pattern')
        }}
      />
      <TextField model={model} field="mask" label={trans.__('Enter the mask file path (optional)')} showsEnd />
      <SelectField
        model={model}
        field="hotPixels"
        label={trans.__('Hot pixels')}
        choices={{ auto: trans.__('leave out'), off: trans.__('count') }}
      />
      <SelectField
        model={model}
        field="convention"
        label={trans.__('Convention')}
        choices={{ exact: trans.__('exact: area-weighted rings'), epsic: trans.__("epsic: as ePSIC's notebooks") }}
      />
      <TextField
        model={model}
        field="rotation"
        label={trans.__('Angle between R and Q (optional), degrees')}
        inputMode="decimal"
      />
      <TextField
        model={model}
        field="gain"
        label={trans.__('Counts per electron')}
        placeholder="1"
        inputMode="decimal"
      />
      <TickField model={model} field="corrected" label={trans.__('Write the corrected patterns too')} />
      <TickField model={model} field="rpl" label={trans.__('Save the results also as .rpl (optional)')} />
      <TickField model={model} field="overwrite" label={trans.__('Ignore the previously transformed data')} />
      <TextField
        model={model}
        field="out"
        label={trans.__('Output folder')}
        placeholder={trans.__('beside the data')}
        showsEnd
      />
    </div>
  );
}
