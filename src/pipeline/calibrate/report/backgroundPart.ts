import type { FlattenedProfile } from '../../../core/calibration/display/flattenedProfile';
import { curve, horizontalAxis, verticalAxis } from './chart';
import type { Markup } from './html';
import { html } from './html';
import { linearScale } from '../../../core/calibration/display/scale';

const WIDTH = 560;
const [LEFT, RIGHT, TOP, BOTTOM, HEIGHT] = [66, 548, 16, 330, 380];

/** The profile before its background was taken off, with that background. */
export function backgroundPart({ q, counts, background }: FlattenedProfile): Markup {
  return html`<figure>
    <h2>Background</h2>
    <h3>counts per pixel</h3>
    ${logarithmicChart(q, counts, 'q (1/Å)', q.map(background))}
    <figcaption>
      <span class="key measured"></span>mean counts per pixel along the ellipses
      <span class="key simulated"></span>background that was taken off
    </figcaption>
  </figure>`;
}

/** Mean counts against a distance, logarithmic. */
export function logarithmicChart(
  xs: Float64Array,
  counts: Float64Array,
  xTitle: string,
  background?: Float64Array
): Markup {
  const lit = Array.from(counts).filter(value => value > 0);
  const [low, high] = [Math.log10(Math.min(...lit)), Math.log10(Math.max(...lit))];
  const margin = 0.04 * (high - low) + 0.01;
  const x = linearScale([xs[0], xs[xs.length - 1]], [LEFT, RIGHT]);
  const y = linearScale([low - margin, high + margin], [BOTTOM, TOP]);
  const logOf = (values: Float64Array): Float64Array => values.map(value => Math.log10(Math.max(value, 10 ** y.from)));
  return html`<svg class="chart half" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="Mean counts per pixel">
    <path class="line measured" d="${curve(xs, logOf(counts), x, y)}" />
    ${background && html`<path class="line simulated" d="${curve(xs, logOf(background), x, y)}" />`}
    ${horizontalAxis(x, BOTTOM, 6)} ${verticalAxis(y, LEFT, logTicks(y.from, y.to))}
    <text class="title" x="${(LEFT + RIGHT) / 2}" y="${BOTTOM + 46}">${xTitle}</text>
  </svg>`;
}

/** Powers of ten, and twos and fives where there are few of them, on a scale of their logarithms. */
function logTicks(low: number, high: number): { value: number; label: string }[] {
  const factors = high - low > 3 ? [1] : [1, 2, 5];
  const powers = Array.from({ length: Math.ceil(high) - Math.floor(low) + 1 }, (_, at) => Math.floor(low) + at);
  return powers
    .flatMap(power =>
      factors.map(factor => ({ value: Math.log10(factor * 10 ** power), label: labelOf(factor, power) }))
    )
    .filter(({ value }) => value >= low && value <= high);
}

function labelOf(factor: number, power: number): string {
  return power >= 5 ? `${factor}e${power}` : `${factor * 10 ** power}`;
}
