import React from 'react';

import { BUILT_IN_NAMES, builtInStandard } from '../../../core/standards/builtIn';
import type { CalibrationOptions } from '../../../protocol/calibrate/calibrationOptions';
import type { FormModel } from '../../form/formModel';
import { PickField } from '../../form/PickField';
import { useTrans } from '../../parts/trans';
import type { CalibrateForm } from './calibrateForm';

const BUILT_IN = BUILT_IN_NAMES.map(value => ({ value, note: builtInStandard(value).name }));

/** What the reference is of: gold, another built-in standard, or the structure in a CIF file. */
export function StandardField({ model }: { model: FormModel<CalibrateForm, CalibrationOptions> }): JSX.Element {
  const trans = useTrans();
  return (
    <PickField
      model={model}
      field="standard"
      label={trans.__('Standard')}
      entries={BUILT_IN}
      placeholder={trans.__('Au (gold)')}
      hint={trans.__('For another material, the full path of its CIF file.')}
    />
  );
}
