import React from 'react';

import type { FieldProps } from '../parts/Field';
import { Field } from '../parts/Field';
import { useModel } from '../parts/useModel';
import type { FormFieldProps } from './ChangedMark';
import { ChangedMark } from './ChangedMark';
import type { FieldsOf } from './fieldsOf';
import { partOf } from './fieldsOf';

type Shown = Pick<FieldProps, 'label' | 'hint' | 'placeholder' | 'inputMode' | 'disabled' | 'showsEnd'>;

/** A text or number box of a form, with what is wrong with it, and a mark where it is not as the settings offer it. */
export function TextField<Form extends object>({
  model,
  field,
  ...shown
}: FormFieldProps<Form, FieldsOf<Form, string>> & Shown): JSX.Element {
  const { form, problems } = useModel(model);
  return (
    <Field
      {...shown}
      value={shown.disabled ? '' : String(form[field])}
      problem={shown.disabled ? undefined : problems[field]}
      mark={<ChangedMark model={model} field={field} />}
      onChange={value => model.type(partOf<Form>(field, value))}
      onCommit={() => model.settle()}
    />
  );
}
