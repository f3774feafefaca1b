import type { Calibration, CalibrationNumbers } from '../../../core/calibration/calibration';
import type { Markup } from './html';
import { html } from './html';
import { angleWords } from '../../../core/calibration/display/geometryWords';
import { percent, uncertainNumber } from '../../../core/calibration/display/uncertainNumber';

/** A number as it is shown, with the exact one behind it. */
export function shown(
  { values, errors }: Pick<Required<Calibration>, 'values' | 'errors'>,
  key: keyof CalibrationNumbers,
  factor = 1
): Markup {
  return html`<data value="${values[key]}">${uncertainNumber(factor * values[key], factor * errors[key])}</data>`;
}

/** What one came for, large; nothing where there are no values. */
export function keyNumbersPart({ values, errors, verdict }: Calibration): Markup | undefined {
  if (!values || !errors) {
    return undefined;
  }
  const of = (key: keyof CalibrationNumbers): Markup => shown({ values, errors }, key);
  return html`<section class="${verdict === 'fail' ? 'refused' : ''}">
    ${verdict === 'fail' && html`<h2>Values found, not to be used</h2>`}
    <dl class="cards">
      <div>
        <dt>Pixel size</dt>
        <dd>${of('pixelSizeInvAng')} <small>1/Å per px</small></dd>
        <dd class="note">along the minor axis · ± ${percent(errors.pixelSizeInvAng / values.pixelSizeInvAng)}</dd>
      </div>
      <div>
        <dt>Axis ratio a/b</dt>
        <dd>${of('axisRatio')}</dd>
        <dd class="note">${angleWords(values, errors)}</dd>
      </div>
      <div>
        <dt>Direct beam</dt>
        <dd>${of('centreRow')}, ${of('centreColumn')} <small>px</small></dd>
        <dd class="note">row, column; whole numbers are pixel centres</dd>
      </div>
    </dl>
  </section>`;
}
