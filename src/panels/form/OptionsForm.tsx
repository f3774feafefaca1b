import type { ReactNode } from 'react';
import React from 'react';

import { useTrans } from '../parts/trans';
import { FieldRows } from './FieldRows';
import { FormHead } from './FormHead';
import type { FormModel } from './formModel';

interface OptionsFormProps<Form extends object> {
  model: FormModel<Form>;
  /** The fields as the panel arranges them; absent: all of them, one below the other */
  children?: ReactNode;
}

/** The options of a panel, each with what is wrong with it, and the way back to the defaults. */
export function OptionsForm<Form extends object>({ model, children }: OptionsFormProps<Form>): JSX.Element {
  const trans = useTrans();
  return (
    <section className="fd-OptionsForm" aria-label={trans.__('Options')}>
      <FormHead model={model} title={trans.__('Options')} />
      {children ?? (
        <div className="fd-Fields">
          <FieldRows model={model} />
        </div>
      )}
    </section>
  );
}
