import React from 'react';

import { FieldRows } from '../../form/FieldRows';
import { fieldsOf } from '../../form/holding';
import { OptionsForm } from '../../form/OptionsForm';
import { useTrans } from '../../parts/trans';
import type { CalibrateModel } from '../calibrateModel';
import type { CalibrateForm } from './calibrateForm';
import { emptyForm } from './calibrateForm';
import { QRangeFields } from './QRangeFields';
import { RingTicks } from './RingTicks';

const ABOVE: readonly (keyof CalibrateForm)[] = ['standard', 'qFrom', 'qTo', 'rings'];

/** How references are looked at, all of them. Every field may stay empty: it is then found, or taken from the metadata. */
export function CalibrateFields({ model: calibrate }: { model: CalibrateModel }): JSX.Element {
  const trans = useTrans();
  const { form } = calibrate;
  return (
    <OptionsForm model={form}>
      <div className="fd-Fields">
        <FieldRows model={form} fields={['standard']} />
        <QRangeFields model={calibrate} />
        <RingTicks model={calibrate} />
        <FieldRows model={form} fields={fieldsOf<CalibrateForm>(emptyForm).filter(field => !ABOVE.includes(field))} />
        <p className="fd-Hint">
          {trans.__(
            '“Pixel range to detect a diffraction ring” is not needed any more: the width of the rings is measured.'
          )}
        </p>
      </div>
    </OptionsForm>
  );
}
