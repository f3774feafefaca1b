import React, { useState } from 'react';

import { ChangedMark } from '../../form/ChangedMark';
import { FieldRows } from '../../form/FieldRows';
import { Field } from '../../parts/Field';
import { useTrans } from '../../parts/trans';
import { useModel } from '../../parts/useModel';
import { wantsOut } from './convertRules';
import type { ConvertFormModel } from './convertFormModel';

/** What the files are like, and where they go. */
export function OutputFields({ model }: { model: ConvertFormModel }): JSX.Element {
  const trans = useTrans();
  const { form, problems, demands } = useModel(model);
  const [out, setOut] = useState<string>();
  const { words } = model;
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
          label={words.out.label}
          value={out ?? form.out}
          showsEnd
          placeholder={words.out.placeholder}
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
      <FieldRows model={model} fields={['cross', 'compression', 'radial', 'overwrite']} />
    </fieldset>
  );
}
