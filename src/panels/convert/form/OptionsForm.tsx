import React from 'react';

import { FormHead } from '../../form/FormHead';
import { useTrans } from '../../parts/trans';
import { BinningFields } from './BinningFields';
import type { ConvertFormModel } from './convertFormModel';
import { OutputFields } from './OutputFields';
import { RepairFields } from './RepairFields';
import { ReshapeFields } from './ReshapeFields';

/** The options of a conversion, each with what is wrong with it, and the way back to the defaults. */
export function OptionsForm({ model }: { model: ConvertFormModel }): JSX.Element {
  const trans = useTrans();
  return (
    <section className="fd-OptionsForm" aria-label={trans.__('Options')}>
      <FormHead model={model} title={trans.__('Options')} />
      <ReshapeFields model={model} />
      <BinningFields model={model} />
      <OutputFields model={model} />
      <RepairFields model={model} />
    </section>
  );
}
