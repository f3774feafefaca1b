import React, { useRef } from 'react';

import { FieldRows } from '../../form/FieldRows';
import { useTrans } from '../../parts/trans';
import { useModel } from '../../parts/useModel';
import { NumberBox } from '../../plots/NumberBox';
import type { CalibrateModel } from '../calibrateModel';
import { QRangeSlider, useQRange } from './QRangeSlider';
import { qTexts } from './qSlider';

/** Which q counts: by a slider with the rings on it, in 1/Å, or in px of the reference that is looked at. */
export function QRangeFields({ model }: { model: CalibrateModel }): JSX.Element {
  const trans = useTrans();
  const fields = useRef<HTMLFieldSetElement>(null);
  const { form, typing } = useModel(model.form);
  const { value, scale } = useQRange(model, fields);
  const { most, pixelSize } = scale;
  const slide = (range: readonly [number, number], isHeld: boolean): void => model.slide(qTexts(range, scale), isHeld);
  const pxBox = (label: string, size: number, at: 0 | 1, [min, max]: readonly [number, number]): JSX.Element => (
    <NumberBox
      label={label}
      showLabel
      value={Number((value[at] / size).toFixed(1))}
      min={Math.floor(min / size)}
      max={Math.ceil(max / size)}
      step={0.1}
      onValue={pixels => slide(at === 0 ? [pixels * size, value[1]] : [value[0], pixels * size], true)}
      onBegin={() => model.review.hold()}
      // Nothing typed changes nothing: not even an end that was left empty
      onEnd={() => typing && slide(value, false)}
    />
  );
  return (
    <fieldset className="fd-Fieldset" ref={fields}>
      <legend>{trans.__('q range')}</legend>
      <QRangeSlider model={model} />
      <div className="fd-Binning">
        <FieldRows model={model.form} fields={['qFrom', 'qTo']} />
      </div>
      {pixelSize !== undefined && (
        <div className="fd-NumberFields">
          {pxBox(trans.__('q from (px)'), pixelSize, 0, [0, value[1]])}
          {pxBox(trans.__('q to (px)'), pixelSize, 1, [value[0], most])}
        </div>
      )}
      <p className="fd-Hint">
        {form.qFrom === '' && form.qTo === ''
          ? trans.__('The whole pattern is used. Ticks on the line mark the rings.')
          : trans.__('Anything outside is not used in the fit.')}
      </p>
    </fieldset>
  );
}
