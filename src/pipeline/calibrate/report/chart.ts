import type { Markup } from './html';
import { html } from './html';
import type { Scale } from '../../../core/calibration/display/scale';
import { ticks } from '../../../core/calibration/display/scale';

/** Units of a drawing that is as wide as the page, and between which of them its data are drawn */
export const WIDTH = 1000;
export const LEFT = 56;
export const RIGHT = 984;

/** A line through points, as the d of a path. */
export function curve(xs: ArrayLike<number>, ys: ArrayLike<number>, x: Scale, y: Scale): string {
  return Array.from(xs, (value, at) => `${at === 0 ? 'M' : 'L'}${x(value).toFixed(1)} ${y(ys[at]).toFixed(1)}`).join(
    ' '
  );
}

/** The horizontal axis of all drawings over q. */
export function qAxis(x: Scale, bottom: number): Markup {
  return html`${horizontalAxis(x, bottom)}
    <text class="title" x="${(LEFT + RIGHT) / 2}" y="${bottom + 46}">q (1/Å)</text>`;
}

export function horizontalAxis(x: Scale, bottom: number, wanted = 8): Markup {
  return html`<path class="axis" d="M${x(x.from).toFixed(1)} ${bottom} H${x(x.to).toFixed(1)}" /> ${ticks(
      [x.from, x.to],
      wanted
    ).map(
      ({ value, label }) =>
        html`<path class="axis" d="M${x(value).toFixed(1)} ${bottom} v5" />
          <text class="tick" x="${x(value).toFixed(1)}" y="${bottom + 8}" dy="0.8em">${label}</text>`
    )}`;
}

export function verticalAxis(y: Scale, left: number, marks = ticks(ends(y), 5)): Markup {
  return html`<path class="axis" d="M${left} ${y(y.from).toFixed(1)} V${y(y.to).toFixed(1)}" /> ${marks.map(
      ({ value, label }) =>
        html`<path class="axis" d="M${left} ${y(value).toFixed(1)} h-5" />
          <text class="tick left" x="${left - 8}" y="${y(value).toFixed(1)}" dy="0.35em">${label}</text>`
    )}`;
}

function ends({ from, to }: Scale): [number, number] {
  return [Math.min(from, to), Math.max(from, to)];
}
