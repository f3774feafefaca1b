import { LEFT, RIGHT, WIDTH, horizontalAxis, verticalAxis } from '../../calibrate/report/chart';
import { Markup, html } from '../../calibrate/report/html';
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

/** Curves over q or energy in the colours of their components. */
export function curvesPart(curves: Curves): Markup {
  return html`<figure>
    <h2>${curves.title}</h2>
    <svg class="chart" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="${curves.title}">${drawing(curves)}</svg>
    <figcaption>
      ${curves.curves.map(({ name }, at) => html`<span class="key" style="background:${componentColour(at)}"></span>${name} `)}
      <br />${curves.note}
    </figcaption>
  </figure>`;
}

/** The same as a picture of its own, black on white, with names at the right. */
export function curvesSvg(curves: Curves): string {
  const page = html`<svg
    xmlns="http://www.w3.org/2000/svg"
    viewBox="0 0 ${WIDTH} ${HEIGHT}"
    width="${WIDTH}"
    height="${HEIGHT}"
  >
    ${ALONE}
    <title>${curves.title}</title>
    <rect width="${WIDTH}" height="${HEIGHT}" fill="#fff" />
    ${drawing(curves)}
    ${curves.curves.map(
      ({ name }, at) =>
        html`<text x="${RIGHT - 8}" y="${TOP + 16 + 18 * at}" text-anchor="end" style="fill:${componentColour(at)}"
          >${name}</text
        >`
    )}
  </svg>`;
  return page.text;
}

const ALONE = new Markup(`<style>
text{font:14px system-ui,"DejaVu Sans",sans-serif;fill:#1b1f24}
.axis{stroke:#1b1f24;fill:none}.line{fill:none;stroke-width:1.5}
.tick,.title{text-anchor:middle}.tick.left{text-anchor:end}
</style>`);

function drawing({ x: xs, axisTitle, curves }: Curves): Markup {
  const [least, most] = extremes(curves);
  const x = linearScale([xs[0], xs[xs.length - 1]], [LEFT, RIGHT]);
  const y = linearScale([Math.min(0, least), most > Math.min(0, least) ? most : 1], [BOTTOM, TOP]);
  return html`${curves.map(
      ({ values }, at) =>
        html`<path class="line" style="stroke:${componentColour(at)}" d="${broken(xs, values, x, y)}" />`
    )}
    ${verticalAxis(y, LEFT)} ${horizontalAxis(x, BOTTOM)}
    <text class="title" x="${(LEFT + RIGHT) / 2}" y="${BOTTOM + 46}">${axisTitle}</text>`;
}

function extremes(curves: Curves['curves']): [number, number] {
  let [least, most] = [Infinity, -Infinity];
  for (const { values } of curves) {
    for (let at = 0; at < values.length; at++) {
      if (Number.isFinite(values[at])) {
        least = Math.min(least, values[at]);
        most = Math.max(most, values[at]);
      }
    }
  }
  return [least, most];
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
