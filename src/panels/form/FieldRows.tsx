import React from 'react';

import { useModel } from '../parts/useModel';
import type { FieldsOf } from './fieldsOf';
import type { FieldWords, FormWords } from './fieldWords';
import type { FormModel } from './formModel';
import { fieldsOf } from './holding';
import { PickField } from './PickField';
import { SelectField } from './SelectField';
import { TextField } from './TextField';
import { TickField } from './TickField';

interface FieldRowsProps<Form extends object> {
  model: FormModel<Form>;
  /** Absent: as the form itself has them */
  words?: FormWords<Form>;
  /** In order; absent: all of them */
  fields?: readonly (keyof Form)[];
}

const KEYBOARDS = { decimal: 'decimal', whole: 'numeric', path: undefined } as const;

/** Fields of a form, each as its words say. */
export function FieldRows<Form extends object>({
  model,
  words = model.words,
  fields = fieldsOf<Form>(words)
}: FieldRowsProps<Form>): JSX.Element {
  return (
    <>
      {fields.map(field => (
        <FieldRow key={String(field)} model={model} field={field} words={words[field]} />
      ))}
    </>
  );
}

interface FieldRowProps<Form extends object> {
  model: FormModel<Form>;
  field: keyof Form;
  words: FieldWords<Form>;
}

function FieldRow<Form extends object>({ model, field, words }: FieldRowProps<Form>): JSX.Element | null {
  const { form } = useModel(model);
  const { label, placeholder, kind, choices, entries } = words;
  const disabled = words.isUsed?.(form) === false;
  if (disabled && !words.keepsPlace) {
    return null;
  }
  const hint = typeof words.hint === 'function' ? words.hint(form) : words.hint;
  if (typeof form[field] === 'boolean') {
    const name = field as FieldsOf<Form, boolean>;
    return <TickField model={model} field={name} label={label} says={hint} disabled={disabled} />;
  }
  const shown = { model, field: field as FieldsOf<Form, string>, label, hint };
  if (choices) {
    return <SelectField {...shown} choices={choices} />;
  }
  const box = { ...shown, placeholder, disabled, inputMode: kind && KEYBOARDS[kind] };
  return entries ? <PickField {...box} entries={entries} /> : <TextField {...box} showsEnd={kind === 'path'} />;
}
