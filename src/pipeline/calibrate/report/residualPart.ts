import type { Calibration, RingReport } from '../../../core/calibration/calibration';
import type { Markup } from './html';
import { html } from './html';
import { horizontalAxis, verticalAxis } from './chart';
import { linearScale } from '../../../core/calibration/display/scale';
import { percent } from '../../../core/calibration/display/uncertainNumber';

const WIDTH = 560;
const [LEFT, RIGHT, PLOT] = [66, 548, 250];
/** Names stand upright above the plot; this much for each letter */
const LETTER = 9.5;

/** How far each ring is from where the calibration expects it, with error bars; nothing where no ring was measured. */
export function residualPart({ rings, values, errors }: Calibration): Markup | undefined {
  const measured = rings.filter(
    ({ used, residual, residualError }) => used && Number.isFinite(residual + residualError)
  );
  if (!values || !errors || measured.length === 0) {
    return undefined;
  }
  const size = errors.pixelSizeGeoInvAng / values.pixelSizeGeoInvAng;
  const reach = Math.max(size, ...measured.map(({ residual, residualError }) => Math.abs(residual) + residualError));
  const places = measured.map(placeOf);
  const top = 12 + LETTER * Math.max(...measured.map(({ name }) => name.length));
  const bottom = top + PLOT;
  const x = linearScale([0, 1.05 * Math.max(...places)], [LEFT, RIGHT]);
  const y = linearScale([-115 * reach, 115 * reach], [bottom, top]);
  return html`<figure>
    <h2>Residuals of the rings</h2>
    <h3>measured by expected radius, less 1 (%)</h3>
    <svg
      class="chart half"
      viewBox="0 0 ${WIDTH} ${bottom + 56}"
      role="img"
      aria-label="Residuals of the rings in percent"
    >
      <rect
        class="band"
        x="${LEFT}"
        y="${y(100 * size).toFixed(1)}"
        width="${RIGHT - LEFT}"
        height="${(y(-100 * size) - y(100 * size)).toFixed(1)}"
      />
      <path class="axis" d="M${LEFT} ${y(0)} H${RIGHT}" />
      ${measured.map(({ name, residual, residualError }, at) => {
        const [place, low, high] = [
          x(places[at]).toFixed(1),
          y(100 * (residual - residualError)).toFixed(1),
          y(100 * (residual + residualError)).toFixed(1)
        ];
        return html`<path class="error" d="M${place} ${low} V${high}" />
          <circle class="point" cx="${place}" cy="${y(100 * residual).toFixed(1)}" r="4.5" />
          <text class="hkl" transform="translate(${place} ${top - 6}) rotate(-90)" dy="0.35em">${name}</text>`;
      })}
      ${horizontalAxis(x, bottom, 6)} ${verticalAxis(y, LEFT)}
      <text class="title" x="${(LEFT + RIGHT) / 2}" y="${bottom + 46}">radius (px)</text>
    </svg>
    <figcaption>
      Bars: one standard error of the ring alone. Band: standard error of the scale, ${percent(size)}. Residuals that
      grow or bend with the radius show lens distortion or another lattice.
    </figcaption>
  </figure>`;
}

/** Mean radius of the rings of a group, px. */
function placeOf({ radii }: RingReport): number {
  return radii.reduce((sum, radius) => sum + radius, 0) / radii.length;
}
