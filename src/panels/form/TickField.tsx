import React from 'react';

import { useModel } from '../parts/useModel';
import type { FormFieldProps } from './ChangedMark';
import { ChangedMark } from './ChangedMark';
import type { FieldsOf } from './fieldsOf';
import { partOf } from './fieldsOf';

interface TickFieldProps<Form extends object> extends FormFieldProps<Form, FieldsOf<Form, boolean>> {
  label: string;
  /** What it does, in a few quiet words behind the label */
  says?: string;
  disabled?: boolean;
}

/** A tick of a form. */
export function TickField<Form extends object>(props: TickFieldProps<Form>): JSX.Element {
  const { model, field, label, says, disabled } = props;
  const { form } = useModel(model);
  return (
    <label className="fd-Choice">
      <input
        type="checkbox"
        checked={form[field] === true && !disabled}
        disabled={disabled}
        onChange={event => model.edit(partOf<Form>(field, event.target.checked))}
      />
      <span>
        {label} <ChangedMark model={model} field={field} /> {says && <span className="fd-Quiet">{says}</span>}
      </span>
    </label>
  );
}
