import React, { useRef } from 'react';

import { ChangedMark } from '../../form/ChangedMark';
import { useInTurn } from '../../parts/useInTurn';
import { useTrans } from '../../parts/trans';
import { useModel } from '../../parts/useModel';
import type { CalibrateModel } from '../calibrateModel';
import { halfTicked, isTicked, ringsToTick, toggledRing } from './tickedRings';

/** Which rings count, a tick for each. The others are drawn and have no say. */
export function RingTicks({ model }: { model: CalibrateModel }): JSX.Element {
  const trans = useTrans();
  const { form, problems } = useModel(model.form);
  const fields = useRef<HTMLFieldSetElement>(null);
  const drawn = useInTurn(
    useModel(model.review, state => state.drawn),
    fields
  );
  const names = ringsToTick(form, drawn.record);
  const targets = drawn.views?.profile?.targets.map(({ name }) => name);
  const half = halfTicked(form.rings, drawn.record?.rings.map(({ name }) => name) ?? []);
  const ticked = names.filter(name => isTicked(form.rings, name));
  return (
    <fieldset className="fd-Fieldset" ref={fields}>
      <legend>
        {model.form.words.rings.label} <ChangedMark model={model.form} field="rings" />
      </legend>
      <div className="fd-RingTicks">
        {names.map(name => {
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
                onChange={() => model.form.edit({ rings: toggledRing(form.rings, name, names) })}
              />
              {name}
            </label>
          );
        })}
      </div>
      {half.length > 0 && (
        <p className="fd-Hint" role="status">
          {trans.__(
            'Rings that overlap here are measured as one: %1. Take the tick off all of a group to leave it out.',
            half.join(', ')
          )}
        </p>
      )}
      {problems.rings ? (
        <p className="fd-Problem" role="alert">
          {problems.rings}
        </p>
      ) : (
        <p className="fd-Hint">
          {names.length > 0
            ? trans.__('Rings without a tick are drawn but not used.')
            : trans.__('The rings are listed here once a reference has been fitted with this standard.')}
        </p>
      )}
    </fieldset>
  );
}
