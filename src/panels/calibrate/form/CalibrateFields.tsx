import React from 'react';

import { ExperimentFields } from '../../form/ExperimentFields';
import { TextField } from '../../form/TextField';
import { useTrans } from '../../parts/trans';
import type { CalibrateModel } from '../calibrateModel';
import { StandardField } from './StandardField';
import { QRangeFields } from './QRangeFields';
import { RingTicks } from './RingTicks';

/** How references are looked at, all of them. Every field may stay empty: it is then found, or taken from the metadata. */
export function CalibrateFields({ model: calibrate }: { model: CalibrateModel }): JSX.Element {
  const trans = useTrans();
  const model = calibrate.form;
  return (
    <div className="fd-Fields">
      <StandardField model={model} />
      <QRangeFields model={calibrate} />
      <RingTicks model={calibrate} />
      <TextField
        model={model}
        field="pixelSize"
        label={trans.__('Initial pixel size (1/Å)')}
        placeholder={trans.__('found without a guess')}
        inputMode="decimal"
        hint={trans.__('With a guess the search stays within a factor of 2.2 of it.')}
      />
      <TextField
        model={model}
        field="pixelSizeFactor"
        label={trans.__('Multi. factor for the initial pixel size guess')}
        placeholder="1"
        inputMode="decimal"
        hint={trans.__('Multiplies the guess or, without one, the usual pixel size at this voltage and camera length.')}
      />
      <TextField
        model={model}
        field="latticeParameter"
        label={trans.__('Lattice parameter (Å)')}
        placeholder={trans.__('of the standard')}
        inputMode="decimal"
      />
      <ExperimentFields model={model} />
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
      <p className="fd-Hint">
        {trans.__(
          '“Pixel range to detect a diffraction ring” is not needed any more: the width of the rings is measured.'
        )}
      </p>
    </div>
  );
}
