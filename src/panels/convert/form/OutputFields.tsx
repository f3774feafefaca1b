import React, { useState } from 'react';

import type { ConvertOptions } from '../../../protocol/convert/convertOptions';
import { ChangedMark } from '../../form/ChangedMark';
import { SelectField } from '../../form/SelectField';
import { TickField } from '../../form/TickField';
import { Field } from '../../parts/Field';
import { useTrans } from '../../parts/trans';
import { useModel } from '../../parts/useModel';
import { wantsOut } from './convertForm';
import type { ConvertFormModel } from './convertFormModel';

/** What the files are like, and where they go. */
export function OutputFields({ model }: { model: ConvertFormModel }): JSX.Element {
  const trans = useTrans();
  const { form, problems, demands } = useModel(model);
  const [out, setOut] = useState<string>();
  const compressions: Record<ConvertOptions['compression'], string> = {
    'bitshuffle-lz4': trans.__('bitshuffle-lz4 (fast, small)'),
    gzip: trans.__('gzip (slow, read everywhere)'),
    none: trans.__('none (largest)')
  };
  const commit = (): void => {
    setOut(undefined);
    if (out !== undefined && out.trim() !== form.out) {
      model.edit({ out: out.trim() });
    }
  };
  return (
    <fieldset className="fd-Fieldset">
      <legend>{trans.__('Output')}</legend>
      {wantsOut(demands) && (
        <Field
          label={trans.__('Output folder')}
          value={out ?? form.out}
          showsEnd
          placeholder={trans.__('Full path on the server')}
          problem={out === undefined ? problems.out : undefined}
          hint={
            demands.needsOut
              ? trans.__('These data lie outside a session, so the results need a folder.')
              : trans.__('In place of the results folder of the session. Empty: that folder.')
          }
          mark={<ChangedMark model={model} field="out" />}
          onChange={setOut}
          onCommit={commit}
        />
      )}
      <TickField
        model={model}
        field="cross"
        label={trans.__('Insert chip gap')}
        says={trans.__('a quad detector gives 515 × 515 pixels, not 512 × 512')}
      />
      <SelectField
        model={model}
        field="compression"
        label={trans.__('Compression')}
        choices={compressions}
        hint={
          form.compression === 'bitshuffle-lz4' ? trans.__('Python reads it after "import hdf5plugin".') : undefined
        }
      />
      <TickField
        model={model}
        field="radial"
        label={trans.__('Radial transform too')}
        says={trans.__('in the same pass, with the calibration of the same voltage and camera length')}
      />
      <TickField
        model={model}
        field="overwrite"
        label={trans.__('Overwrite')}
        says={trans.__('converts again what is complete')}
      />
    </fieldset>
  );
}
