import React from 'react';

import type { CalibrationOptions } from '../../../protocol/calibrate/calibrationOptions';
import type { FormModel } from '../../form/formModel';
import { TextField } from '../../form/TextField';
import { useTrans } from '../../parts/trans';
import type { CalibrateForm } from './calibrateForm';

export type CalibrateFormModel = FormModel<CalibrateForm, CalibrationOptions>;

/** How the reference is looked at. Every field may stay empty: it is then found, or taken from the metadata. */
export function CalibrateFields({ model }: { model: CalibrateFormModel }): JSX.Element {
  const trans = useTrans();
  return (
    <div className="fd-Fields">
      <TextField model={model} field="qFrom" label={trans.__('q from (1/Å)')} inputMode="decimal" />
      <TextField model={model} field="qTo" label={trans.__('q to (1/Å)')} inputMode="decimal" />
      <TextField
        model={model}
        field="rings"
        label={trans.__('Rings used (hkl)')}
        placeholder={trans.__('all')}
        hint={trans.__('Such as 111, 200, 220. The others are drawn and do not count.')}
      />
      <TextField
        model={model}
        field="pixelSize"
        label={trans.__('Initial pixel size (1/Å)')}
        placeholder={trans.__('found')}
        inputMode="decimal"
        hint={trans.__('Keeps the search within a factor of 2.2 of it.')}
      />
      <TextField
        model={model}
        field="pixelSizeFactor"
        label={trans.__('Multi. factor for the initial pixel size guess')}
        placeholder="1"
        inputMode="decimal"
      />
      <TextField
        model={model}
        field="sizeFrom"
        label={trans.__('Pixel size from (1/Å per px)')}
        inputMode="decimal"
        hint={trans.__('To choose between two sizes that both fit.')}
      />
      <TextField model={model} field="sizeTo" label={trans.__('Pixel size to (1/Å per px)')} inputMode="decimal" />
      <TextField
        model={model}
        field="latticeParameter"
        label={trans.__('Lattice parameter (Å)')}
        placeholder={trans.__('gold')}
        inputMode="decimal"
      />
      <TextField
        model={model}
        field="voltage"
        label={trans.__('Voltage (kV)')}
        placeholder={trans.__('from the metadata')}
        inputMode="decimal"
      />
      <TextField
        model={model}
        field="cameraLength"
        label={trans.__('Camera length (cm)')}
        placeholder={trans.__('from the metadata')}
        inputMode="decimal"
      />
      <TextField
        model={model}
        field="mask"
        label={trans.__('Mask file')}
        hint={trans.__('HDF5 or TIFF of the size of a converted frame; pixels other than 0 are left out.')}
        showsEnd
      />
      <TextField
        model={model}
        field="maskPage"
        label={trans.__('Page of the mask')}
        placeholder="1"
        inputMode="numeric"
        hint={trans.__('For a TIFF of several pages.')}
      />
      <TextField
        model={model}
        field="page"
        label={trans.__('Page of the reference')}
        placeholder="1"
        inputMode="numeric"
        hint={trans.__('For a TIFF of several pages.')}
      />
    </div>
  );
}
