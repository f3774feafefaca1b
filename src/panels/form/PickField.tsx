import React from 'react';

import type { PickListProps } from '../parts/PickList';
import { PickList } from '../parts/PickList';
import { useModel } from '../parts/useModel';
import type { FormFieldProps } from './ChangedMark';
import { ChangedMark } from './ChangedMark';
import type { FieldsOf } from './fieldsOf';
import { partOf } from './fieldsOf';

interface PickFieldProps<Form extends object>
  extends
    FormFieldProps<Form, FieldsOf<Form, string>>,
    Pick<PickListProps, 'label' | 'entries' | 'hint' | 'inputMode' | 'disabled' | 'placeholder'> {
  /** Shown while it cannot be changed */
  valueDisabled?: string;
}

/** A box of a form with a list of usual values; others can be typed. */
export function PickField<Form extends object>(props: PickFieldProps<Form>): JSX.Element {
  const { model, field, valueDisabled = '', ...shown } = props;
  const { form, problems } = useModel(model);
  return (
    <PickList
      {...shown}
      value={shown.disabled ? valueDisabled : String(form[field])}
      problem={shown.disabled ? undefined : problems[field]}
      mark={<ChangedMark model={model} field={field} />}
      onType={value => model.type(partOf<Form>(field, value))}
      onCommit={value => model.edit(partOf<Form>(field, value))}
    />
  );
}
