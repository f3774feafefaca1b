import type { TranslationBundle } from '@jupyterlab/translation';
import React, { useId } from 'react';

import { tooManySpikes } from '../../../core/scan/spikes';
import { useTrans } from '../../parts/trans';
import { useModel } from '../../parts/useModel';
import type { ResolverModel, ResolverState } from './resolverModel';
import { SliderField } from './SliderField';

/** Repairs that are recorded in the file, all off by default. */
export function DraftRepairs({ model }: { model: ResolverModel }): JSX.Element | null {
  const trans = useTrans();
  const state = useModel(model);
  const { draft, reading } = state;
  if (!draft || !reading) {
    return null;
  }
  const columns = reading.plan?.kind === 'scan' ? reading.plan.columns : 1;
  return (
    <fieldset className="fd-Fieldset">
      <legend>{trans.__('Repairs')}</legend>
      <SliderField
        label={trans.__('Roll columns')}
        value={draft.roll}
        range={{ min: 0, max: columns - 1, page: Math.max(1, Math.round(columns / 8)) }}
        problem={reading.problems.roll}
        hint={trans.__('Moves every line to the left; what leaves comes in at the right of the same line.')}
        onChange={roll => model.edit({ ...draft, roll })}
      />
      <CheckField
        label={trans.__('Crop last column')}
        checked={draft.cropLastColumn}
        hint={reading.problems.cropLastColumn ?? trans.__('In scans with EDX it holds the fly-back.')}
        onChange={cropLastColumn => model.edit({ ...draft, cropLastColumn })}
      />
      <CheckField
        label={trans.__('Replace spikes')}
        checked={draft.spikes}
        hint={spikeSentence(state, trans)}
        onChange={spikes => model.edit({ ...draft, spikes })}
      />
    </fieldset>
  );
}

interface CheckFieldProps {
  label: string;
  checked: boolean;
  hint: string;
  onChange(checked: boolean): void;
}

function CheckField({ label, checked, hint, onChange }: CheckFieldProps): JSX.Element {
  const id = useId();
  return (
    <div className="fd-CheckField">
      <label className="fd-Choice">
        <input
          type="checkbox"
          checked={checked}
          aria-describedby={id}
          onChange={event => onChange(event.target.checked)}
        />
        <span>{label}</span>
      </label>
      <p id={id} className="fd-Hint fd-Indent">
        {hint}
      </p>
    </div>
  );
}

function spikeSentence({ analysis, reading, values }: ResolverState, trans: TranslationBundle): string {
  const plan = reading?.repaired;
  if (!values?.complete) {
    return trans.__('Counted when all frames are read.');
  }
  if (!plan) {
    return trans.__('Counted when the numbers fit.');
  }
  if (plan.kind !== 'scan' || analysis.spikes?.plan !== plan) {
    return trans.__('Looking for frames far brighter than all around…');
  }
  const { length } = analysis.spikes.positions;
  if (tooManySpikes(length, plan.rows * plan.columns)) {
    return trans.__(
      '%1 frames are far brighter than all around: too many for stretched exposures, so none is replaced.',
      length
    );
  }
  return length === 0
    ? trans.__('None found: no frame is far brighter than all around.')
    : trans._n(
        '%1 frame is far brighter than all around (marked in the image); the median of its neighbours takes its place.',
        '%1 frames are far brighter than all around (marked in the image); the median of their neighbours takes their place.',
        length
      );
}
