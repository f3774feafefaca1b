import React from 'react';

import type { RadialOptions } from '../../../protocol/radial/radialOptions';
import { ExperimentFields } from '../../form/ExperimentFields';
import type { FormModel } from '../../form/formModel';
import { PickField } from '../../form/PickField';
import { SelectField } from '../../form/SelectField';
import { TextField } from '../../form/TextField';
import { TickField } from '../../form/TickField';
import type { PickEntry } from '../../parts/pickEntries';
import { useTrans } from '../../parts/trans';
import { useModel } from '../../parts/useModel';
import type { RadialDemands, RadialForm } from './radialForm';

export type RadialFormModel = FormModel<RadialForm, RadialOptions, RadialDemands>;

/** How patterns become radial profiles. */
export function RadialFields({
  model,
  folders
}: {
  model: RadialFormModel;
  folders: readonly PickEntry[];
}): JSX.Element {
  const trans = useTrans();
  const { form, demands } = useModel(model);
  return (
    <div className="fd-Fields">
      {demands.calibrations !== undefined && (
        <PickField
          model={model}
          field="auFolder"
          label={trans.__('Au folder')}
          entries={folders}
          placeholder={trans.__('whole session')}
          hint={trans.__('Where calibrations are looked for, of the voltage and camera length of the data.')}
        />
      )}
      <TextField
        model={model}
        field="calibration"
        label={trans.__('Calibration')}
        hint={trans.__('auto: by voltage and camera length; or the path of a record or folder.')}
        showsEnd
      />
      <SelectField
        model={model}
        field="origin"
        label={trans.__('Centre finding')}
        choices={{
          fast: trans.__('Perform a fast centre finding'),
          slow: trans.__('Find the centre of every pattern'),
          given: trans.__('Use the centre below for all patterns')
        }}
      />
      {form.origin === 'given' && (
        <TextField
          model={model}
          field="place"
          label={trans.__('Centre: row, column (px)')}
          hint={trans.__('Drag it on the pattern of the preview.')}
        />
      )}
      <TextField model={model} field="mask" label={trans.__('Enter the mask file path (optional)')} showsEnd />
      <TextField
        model={model}
        field="maskPage"
        label={trans.__('Page of the mask')}
        placeholder="1"
        inputMode="numeric"
        hint={trans.__('For a TIFF of several pages.')}
      />
      <SelectField
        model={model}
        field="hotPixels"
        label={trans.__('Hot pixels')}
        choices={{ auto: trans.__('leave out'), off: trans.__('count') }}
      />
      <TextField
        model={model}
        field="sectors"
        label={trans.__('Sectors left out: from, to (°)')}
        hint={trans.__('From the row axis, down, towards the columns, right. Draw them in the preview.')}
      />
      <TextField model={model} field="discs" label={trans.__('Discs left out: row, column, radius (px)')} />
      <SelectField
        model={model}
        field="convention"
        label={trans.__('Convention')}
        choices={{ exact: trans.__('exact: area-weighted rings'), epsic: trans.__("epsic: as ePSIC's notebooks") }}
      />
      <SelectField
        model={model}
        field="statistic"
        label={trans.__('Of every ring')}
        choices={{ mean: trans.__('mean'), median: trans.__('median'), quantile: trans.__('quantile') }}
        hint={trans.__('The median leaves Bragg reflections out of a ring.')}
      />
      {form.statistic === 'quantile' && (
        <TextField model={model} field="quantile" label={trans.__('Quantile, 0 to 1')} inputMode="decimal" />
      )}
      <TextField
        model={model}
        field="rotation"
        label={trans.__('Angle between R and Q (optional), degrees')}
        inputMode="decimal"
      />
      <TextField
        model={model}
        field="roll"
        label={trans.__('Roll scan lines by columns')}
        placeholder="0"
        hint={trans.__('To the left; auto finds the seam of some scans with EDX and closes it.')}
      />
      <TextField
        model={model}
        field="gain"
        label={trans.__('Counts per electron')}
        placeholder="1"
        inputMode="decimal"
      />
      <ExperimentFields model={model} />
      <TickField model={model} field="solidAngle" label={trans.__('Divide by the solid angle that a pixel sees')} />
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
