import React from 'react';

import { Field } from '../parts/Field';
import { useTrans } from '../parts/trans';
import { useModel } from '../parts/useModel';
import type { FormProblems } from './form/convertForm';
import type { ConvertModel } from './convertModel';
import { ReshapeField } from './ReshapeField';

/** The options of a conversion, each with what is wrong with it. */
export function FormFields({ model, problems }: { model: ConvertModel; problems: FormProblems }): JSX.Element {
  const trans = useTrans();
  const { form, needsOut } = useModel(model);
  const stack = form.reshape === 'none';
  return (
    <>
      <ReshapeField model={model} problems={problems} />
      <fieldset className="fd-Fieldset">
        <legend>{trans.__('Binned files besides the full one')}</legend>
        <div className="fd-Row">
          <Field
            label={trans.__('Bin scan')}
            inputMode="numeric"
            value={stack ? '1' : form.binNav}
            disabled={stack}
            problem={stack ? undefined : problems.binNav}
            hint={stack ? trans.__('a stack has no scan') : trans.__('positions per side; 1: none')}
            onChange={binNav => model.edit({ binNav })}
          />
          <Field
            label={trans.__('Bin diffraction')}
            inputMode="numeric"
            value={form.binSig}
            problem={problems.binSig}
            hint={trans.__('pixels per side; 1: none')}
            onChange={binSig => model.edit({ binSig })}
          />
        </div>
      </fieldset>
      {needsOut && (
        <Field
          label={trans.__('Output folder')}
          value={form.out}
          problem={problems.out}
          hint={trans.__('These data lie outside a session, so the results need a folder.')}
          onChange={out => model.edit({ out })}
          onCommit={() => void model.inspectAgain()}
        />
      )}
      <label className="fd-Choice">
        <input
          type="checkbox"
          checked={form.overwrite}
          onChange={event => model.edit({ overwrite: event.target.checked })}
        />
        <span>
          {trans.__('Overwrite')} <span className="fd-Quiet">{trans.__('converts again what is complete')}</span>
        </span>
      </label>
    </>
  );
}
