import React from 'react';

import { OptionsForm } from '../../form/OptionsForm';
import { BinningFields } from './BinningFields';
import type { ConvertFormModel } from './convertFormModel';
import { OutputFields } from './OutputFields';
import { RepairFields } from './RepairFields';
import { ReshapeFields } from './ReshapeFields';

/** How raw data become files. */
export function ConvertFields({ model }: { model: ConvertFormModel }): JSX.Element {
  return (
    <OptionsForm model={model}>
      <ReshapeFields model={model} />
      <BinningFields model={model} />
      <OutputFields model={model} />
      <RepairFields model={model} />
    </OptionsForm>
  );
}
