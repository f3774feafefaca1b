import React, { useId } from 'react';

import { useModel } from '../parts/useModel';
import type { FormFieldProps } from './ChangedMark';
import { ChangedMark } from './ChangedMark';
import type { FieldsOf } from './fieldsOf';
import { partOf } from './fieldsOf';

interface SelectFieldProps<Form extends object> extends FormFieldProps<Form, FieldsOf<Form, string>> {
  label: string;
  /** What can be chosen, each with its name, in order */
  choices: Readonly<Record<string, string>>;
  hint?: string;
}

/** One of a few values of a form. */
export function SelectField<Form extends object>(props: SelectFieldProps<Form>): JSX.Element {
  const { model, field, label, choices, hint } = props;
  const id = useId();
  const { form, problems } = useModel(model);
  const note = problems[field] ?? hint;
  return (
    <div className="fd-Field">
      <div className="fd-FieldLabel">
        <label htmlFor={id}>{label}</label>
        <ChangedMark model={model} field={field} />
      </div>
      <select
        id={id}
        className="fd-Select"
        value={String(form[field])}
        aria-describedby={note ? `${id}-note` : undefined}
        onChange={event => model.edit(partOf<Form>(field, event.target.value))}
      >
        {Object.entries(choices).map(([value, name]) => (
          <option key={value} value={value}>
            {name}
          </option>
        ))}
      </select>
      {note && (
        <p id={`${id}-note`} className={problems[field] ? 'fd-Problem' : 'fd-Hint'}>
          {note}
        </p>
      )}
    </div>
  );
}
