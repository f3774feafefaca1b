import type { RefObject } from 'react';
import React, { memo, useRef } from 'react';

import { RangeSlider } from '../../parts/RangeSlider';
import { useInTurn } from '../../parts/useInTurn';
import { useTrans } from '../../parts/trans';
import { useModel } from '../../parts/useModel';
import type { CalibrateModel } from '../calibrateModel';
import type { Attempt } from '../review/attempt';
import { drawnOf } from '../review/drawn';
import type { QScale } from './qSlider';
import { Q_STEP, qScale, qTexts } from './qSlider';

/** The range of q that counts, and the scale it is shown on, which follows what is drawn as an element has its turn. */
export function useQRange(
  model: CalibrateModel,
  element: RefObject<Element>
): {
  readonly value: readonly [number, number];
  readonly scale: QScale;
  readonly drawn: Attempt;
} {
  const options = useModel(model.form, state => state.options);
  const drawn = useInTurn(
    useModel(model.review, state => state.drawn),
    element
  );
  const [from, to] = options?.qRange ?? [];
  const scale = qScale(drawnOf(drawn), to);
  return { value: [from ?? 0, to ?? scale.most], scale, drawn };
}

/** Which q counts, by hand: the reference that is looked at is fitted while an end is dragged. Ticks are rings. */
export const QRangeSlider = memo(function QRangeSlider({ model }: { model: CalibrateModel }): JSX.Element {
  const trans = useTrans();
  const host = useRef<HTMLDivElement>(null);
  const { value, scale, drawn } = useQRange(model, host);
  const { most, pixelSize } = scale;
  const says = (q: number): string =>
    pixelSize === undefined
      ? trans.__('%1 1/Å', q.toFixed(3))
      : trans.__('%1 1/Å, %2 px', q.toFixed(3), (q / pixelSize).toFixed(1));
  return (
    <div ref={host}>
      <RangeSlider
        label={trans.__('q range')}
        names={[trans.__('Smallest q'), trans.__('Largest q')]}
        all={[0, most]}
        value={value}
        step={Q_STEP}
        marks={drawn.views?.profile?.targets.map(({ t, name }) => ({ at: t, label: name }))}
        says={says}
        onValue={(next, isHeld) => model.slide(qTexts(next, scale), isHeld)}
        onHold={() => model.review.hold()}
      />
    </div>
  );
});
