import { LEFT, RIGHT, WIDTH, horizontalAxis, verticalAxis } from '../../calibrate/report/chart';
import type { Markup } from '../../calibrate/report/html';
import { html } from '../../calibrate/report/html';
import type { Scale } from '../../../core/calibration/display/scale';
import { linearScale } from '../../../core/calibration/display/scale';
import { componentColour } from './colours';

export interface Curves {
  readonly title: string;
  readonly note: string;
  readonly x: readonly number[];
  /** What x is and its unit */
  readonly axisTitle: string;
  readonly curves: readonly { readonly name: string; readonly values: ArrayLike<number> }[];
}

const TOP = 16;
const BOTTOM = 340;
const HEIGHT = 400;

/** Curves over q or energy in the colours of their components, without the steep rise towards the direct beam where that hides the rest. */
export function curvesPart({ title, note, x: xs, axisTitle, curves }: Curves): Markup {
  const finite = curves.flatMap(({ values }) => Array.from(values).filter(Number.isFinite));
  const x = linearScale([xs[0], xs[xs.length - 1]], [LEFT, RIGHT]);
  const y = linearScale([Math.min(0, ...finite), Math.max(...finite) || 1], [BOTTOM, TOP]);
  return html`<figure>
    <h2>${title}</h2>
    <svg class="chart" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="${title}">
      ${curves.map(
        ({ values }, at) =>
          html`<path class="line" style="stroke:${componentColour(at)}" d="${broken(xs, values, x, y)}" />`
      )}
      ${verticalAxis(y, LEFT)} ${horizontalAxis(x, BOTTOM)}
      <text class="title" x="${(LEFT + RIGHT) / 2}" y="${BOTTOM + 46}">${axisTitle}</text>
    </svg>
    <figcaption>
      ${curves.map(({ name }, at) => html`<span class="key" style="background:${componentColour(at)}"></span>${name} `)}
      <br />${note}
    </figcaption>
  </figure>`;
}

/** A line with gaps where there is no value. */
function broken(xs: readonly number[], ys: ArrayLike<number>, x: Scale, y: Scale): string {
  let pen = 'M';
  const parts: string[] = [];
  xs.forEach((value, at) => {
    if (!Number.isFinite(ys[at])) {
      pen = 'M';
      return;
    }
    parts.push(`${pen}${x(value).toFixed(1)} ${y(ys[at]).toFixed(1)}`);
    pen = 'L';
  });
  return parts.join(' ');
}
