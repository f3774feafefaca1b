import React from 'react';

import { useTrans } from '../../parts/trans';
import { useModel } from '../../parts/useModel';
import { BinningFields } from './BinningFields';
import type { FormModel } from './formModel';
import { OutputFields } from './OutputFields';
import { RepairFields } from './RepairFields';
import { ReshapeFields } from './ReshapeFields';

/** The options of a conversion, each with what is wrong with it, and the way back to the defaults. */
export function OptionsForm({ model }: { model: FormModel }): JSX.Element {
  const trans = useTrans();
  const { changed, undo } = useModel(model);
  return (
    <section className="fd-OptionsForm" aria-label={trans.__('Options')}>
      <header className="fd-SectionHead">
        <h2>{trans.__('Options')}</h2>
        {undo && (
          <button type="button" className="fd-Link" onClick={() => model.undo()}>
            {trans.__('Undo')}
          </button>
        )}
        {changed.length > 0 && (
          <button type="button" className="fd-Link" onClick={() => model.backToDefaults()}>
            {trans.__('Back to defaults')}
          </button>
        )}
      </header>
      <ReshapeFields model={model} />
      <BinningFields model={model} />
      <OutputFields model={model} />
      <RepairFields model={model} />
    </section>
  );
}
