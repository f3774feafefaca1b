import React from 'react';

import { useTrans } from '../parts/trans';
import { useModel } from '../parts/useModel';
import type { FormModel } from './formModel';

export interface FormFieldProps<Form extends object, Field extends keyof Form = keyof Form> {
  model: FormModel<Form>;
  field: Field;
}

/** Marks a field that is not as the settings offer it; nothing while it is. */
export function ChangedMark<Form extends object>({ model, field }: FormFieldProps<Form>): JSX.Element | null {
  const trans = useTrans();
  const { changed, defaults } = useModel(model);
  if (!changed.includes(field)) {
    return null;
  }
  const value = defaults[field];
  const usual =
    typeof value === 'boolean'
      ? value
        ? trans.__('on')
        : trans.__('off')
      : value === ''
        ? trans.__('empty')
        : String(value);
  const says = trans.__('changed, default: %1', usual);
  return (
    <span className="fd-Changed" role="img" aria-label={says} title={says}>
      •
    </span>
  );
}
