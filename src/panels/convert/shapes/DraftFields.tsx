import React from 'react';

import { Field } from '../../parts/Field';
import { numberIn } from '../../form/numberIn';
import { useTrans } from '../../parts/trans';
import { useModel } from '../../parts/useModel';
import { giveColumns, giveLineSkip, giveRows, moveFirstFrame } from './draft';
import { DraftRepairs } from './DraftRepairs';
import type { ResolverModel } from './resolverModel';
import { SliderField } from './SliderField';

/** Lines over which the slider goes; the number box goes further. */
const SLIDER_LINES = 2;

/** The numbers of the draft: shape, first frame, repairs. */
export function DraftFields({ model }: { model: ResolverModel }): JSX.Element | null {
  const trans = useTrans();
  const { draft, reading, frames } = useModel(model);
  if (!draft || !reading || draft.mode === 'none') {
    return null;
  }
  const { problems, plan } = reading;
  const line = plan?.kind === 'scan' ? plan.framesPerLine : Math.max(1, numberIn(draft.scanX) || 1);
  const last = Math.max(0, frames - line);
  const max = Math.min(last, Math.max(SLIDER_LINES * line, numberIn(draft.firstFrame) || 0));
  return (
    <div className="fd-DraftFields">
      {draft.mode === 'known' && (
        <div className="fd-Row">
          <Field
            label={trans.__('Scan_X (columns)')}
            inputMode="numeric"
            value={draft.scanX}
            problem={problems.scanX}
            onChange={value => model.edit(giveColumns(draft, value, frames))}
          />
          <Field
            label={trans.__('Scan_Y (rows)')}
            inputMode="numeric"
            value={draft.scanY}
            problem={problems.scanY}
            onChange={value => model.edit(giveRows(draft, value))}
          />
          <Field
            label={trans.__('Line skip (frames)')}
            inputMode="numeric"
            value={draft.lineSkip}
            problem={problems.lineSkip}
            onChange={value => model.edit(giveLineSkip(draft, value, frames))}
          />
        </div>
      )}
      {problems.shape && (
        <p className="fd-Problem" role="alert">
          {problems.shape}
        </p>
      )}
      <SliderField
        label={trans.__('First frame')}
        value={draft.firstFrame}
        range={{ min: 0, max, page: line }}
        problem={problems.firstFrame}
        hint={
          draft.mode === 'flyback'
            ? trans.__(
                'Fly-back lines begin at their long exposures. Move by whole lines of %1 frames (Page Up, Page Down): anything between leaves other frames out than the long ones.',
                line
              )
            : trans.__('Drag until the seam closes. Arrow keys: one frame; Page Up, Page Down: one line of %1.', line)
        }
        onChange={value => model.edit(moveFirstFrame(draft, value, frames))}
      />
      <DraftRepairs model={model} />
    </div>
  );
}
