import React from 'react';

import { changedWords } from '../../form/fieldWords';
import { fieldsOf } from '../../form/holding';
import { showTable } from '../../form/tableRules';
import { useTrans } from '../../parts/trans';
import { useModel } from '../../parts/useModel';
import type { CalibrateModel } from '../calibrateModel';
import type { CalibrateForm } from '../form/calibrateForm';
import { emptyForm } from '../form/calibrateForm';
import { calibrateTable } from '../form/calibrateRules';
import { areSame, byHand, forAll } from '../hand/byHand';

/** Says where a reference is shown with other options than those that are set for all, and brings both together. */
export function OtherOptions({ model }: { model: CalibrateModel }): JSX.Element | null {
  const trans = useTrans();
  const { settled = {} } = useModel(model.form);
  const { attempts } = useModel(model.review);
  const { options } = attempts.steps[attempts.at];
  if (areSame(forAll(options), settled)) {
    return null;
  }
  const form = showTable(calibrateTable, options);
  const given = fieldsOf<CalibrateForm>(emptyForm).filter(field => form[field] !== '');
  const words = changedWords(model.form.words, form, given);
  return (
    <div className="fd-Note fd-OtherOptions">
      <p>
        {words.length > 0
          ? trans.__('Made with options other than those set now: %1.', words.join(', '))
          : trans.__('Made without the options that are set now.')}
      </p>
      <div className="fd-ReviewActions">
        <button
          type="button"
          className="fd-Button"
          onClick={() => model.review.change({ ...byHand(options), ...settled })}
        >
          {trans.__('Try those set now')}
        </button>
        <button type="button" className="fd-Button" onClick={() => model.form.edit(form)}>
          {words.length > 0 ? trans.__('Set these for all') : trans.__('Clear what is set')}
        </button>
      </div>
    </div>
  );
}
