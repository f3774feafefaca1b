import React from 'react';

import { useTrans } from '../parts/trans';
import type { ExperimentForm } from './experiment';
import type { FieldsOf } from './fieldsOf';
import type { FormModel } from './formModel';
import { TextField } from './TextField';

/** Voltage and camera length, where the metadata leave them out or have them wrong. */
export function ExperimentFields<Form extends ExperimentForm>({ model }: { model: FormModel<Form> }): JSX.Element {
  const trans = useTrans();
  const usual = { model, placeholder: trans.__('from the metadata'), inputMode: 'decimal' } as const;
  const field = (name: keyof ExperimentForm) => name as FieldsOf<Form, string>;
  return (
    <>
      <TextField {...usual} field={field('voltage')} label={trans.__('Voltage (kV)')} />
      <TextField {...usual} field={field('cameraLength')} label={trans.__('Camera length (cm)')} />
    </>
  );
}
