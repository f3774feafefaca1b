import React from 'react';

import { useTrans } from '../parts/trans';
import { useModel } from '../parts/useModel';
import type { FormModel } from './formModel';

/** The head of a form, with the way back to the defaults and the way back from there. */
export function FormHead<Form extends object>({
  model,
  title
}: {
  model: FormModel<Form>;
  title: string;
}): JSX.Element {
  const trans = useTrans();
  const { changed, undo } = useModel(model);
  return (
    <header className="fd-SectionHead">
      <h2>{title}</h2>
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
  );
}
