import React, { useId, useState } from 'react';

import type { ConvertOptions } from '../../../protocol/convert/convertOptions';
import { Field } from '../../parts/Field';
import { useTrans } from '../../parts/trans';
import { useModel } from '../../parts/useModel';
import { ChangedMark } from './ChangedMark';
import { wantsOut } from './convertForm';
import type { FormModel } from './formModel';

/** What the files are like, and where they go. */
export function OutputFields({ model }: { model: FormModel }): JSX.Element {
  const trans = useTrans();
  const id = useId();
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
              : trans.__('Instead of the folder for results of the session. Empty: that one.')
          }
          mark={<ChangedMark model={model} field="out" />}
          onChange={setOut}
          onCommit={commit}
        />
      )}
      <label className="fd-Choice">
        <input type="checkbox" checked={form.cross} onChange={event => model.edit({ cross: event.target.checked })} />
        <span>
          {trans.__('Insert chip gap')} <ChangedMark model={model} field="cross" />{' '}
          <span className="fd-Quiet">{trans.__('a quad detector gives 515 × 515 pixels, not 512 × 512')}</span>
        </span>
      </label>
      <div className="fd-Field">
        <div className="fd-FieldLabel">
          <label htmlFor={id}>{trans.__('Compression')}</label>
          <ChangedMark model={model} field="compression" />
        </div>
        <select
          id={id}
          className="fd-Select"
          value={form.compression}
          aria-describedby={form.compression === 'bitshuffle-lz4' ? `${id}-note` : undefined}
          onChange={event => model.edit({ compression: event.target.value as ConvertOptions['compression'] })}
        >
          {Object.entries(compressions).map(([value, name]) => (
            <option key={value} value={value}>
              {name}
            </option>
          ))}
        </select>
        {form.compression === 'bitshuffle-lz4' && (
          <p id={`${id}-note`} className="fd-Hint">
            {trans.__('Python reads it after "import hdf5plugin".')}
          </p>
        )}
      </div>
      <label className="fd-Choice">
        <input
          type="checkbox"
          checked={form.overwrite}
          onChange={event => model.edit({ overwrite: event.target.checked })}
        />
        <span>
          {trans.__('Overwrite')} <ChangedMark model={model} field="overwrite" />{' '}
          <span className="fd-Quiet">{trans.__('converts again what is complete')}</span>
        </span>
      </label>
    </fieldset>
  );
}
