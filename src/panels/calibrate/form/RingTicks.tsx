import React from 'react';

import { LARGEST_G } from '../../../core/standards/standard';
import { goldRings } from '../../../core/gold/rings';
import { ChangedMark } from '../../form/ChangedMark';
import { useTrans } from '../../parts/trans';
import { useModel } from '../../parts/useModel';
import type { CalibrateModel } from '../calibrateModel';
import { isTicked, toggledRing } from './tickedRings';

const NAMES = goldRings(LARGEST_G).map(({ name }) => name);

/** Which rings count, a tick for each. The others are drawn and have no say. */
export function RingTicks({ model }: { model: CalibrateModel }): JSX.Element {
  const trans = useTrans();
  const { form, problems } = useModel(model.form);
  const { drawn } = useModel(model.review);
  const targets = drawn.views?.profile?.targets.map(({ name }) => name);
  const ticked = NAMES.filter(name => isTicked(form.rings, name));
  return (
    <fieldset className="fd-Fieldset">
      <legend>
        {trans.__('Rings used (hkl)')} <ChangedMark model={model.form} field="rings" />
      </legend>
      <div className="fd-RingTicks">
        {NAMES.map(name => {
          const isSeen = targets === undefined || targets.includes(name);
          return (
            <label
              key={name}
              className={`fd-Choice${isSeen ? '' : ' fd-Quiet'}`}
              title={isSeen ? undefined : trans.__('Not on the detector')}
            >
              <input
                type="checkbox"
                checked={ticked.includes(name)}
                disabled={ticked.length === 1 && ticked[0] === name}
                onChange={() => model.form.edit({ rings: toggledRing(form.rings, name, NAMES) })}
              />
              {name}
            </label>
          );
        })}
      </div>
      {problems.rings ? (
        <p className="fd-Problem" role="alert">
          {problems.rings}
        </p>
      ) : (
        <p className="fd-Hint">{trans.__('Rings without a tick are drawn and do not count.')}</p>
      )}
    </fieldset>
  );
}
