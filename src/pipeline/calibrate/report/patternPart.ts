import type { Calibration, RingReport } from '../../../core/calibration/calibration';
import type { CalibrationPattern, CleanPattern } from '../../../core/calibration/pixels/calibrationPattern';
import { undistortedPattern } from '../../../core/calibration/display/undistortedPattern';
import type { PlainImage } from '../../../core/shrinkImage';
import { greyPicture, logarithmic } from './greyPicture';
import type { Content, Markup } from './html';
import { html } from './html';
import { leftOut } from './leftOut';
import { roundLength } from '../../../core/calibration/display/scale';

/** The direct beam takes few pixels and is white, and so the rings are seen */
const PERCENTILES = [3, 99.6] as const;
const DEGREES = 180 / Math.PI;

/** The pattern as recorded with the ellipses of the rings on it, and corrected with circles; without values the first alone. */
export function patternPart(
  calibration: Calibration,
  pattern: CleanPattern,
  { counts, shape }: CalibrationPattern
): Markup {
  const { values, distortion, rings } = calibration;
  // With the counts that were left out: one should see what the mask hides
  const recorded = { values: Float64Array.from(counts, value => (value > 0 ? value : 0)), shape };
  if (!values || !distortion) {
    return html`<figure class="single">
      <h2>Pattern as recorded</h2>
      ${drawing('Pattern as recorded', recorded, leftOut(pattern))}
      <figcaption>Grey is the logarithm of the counts. ${leftOutWords(pattern)}</figcaption>
    </figure>`;
  }
  const { centreRow, centreColumn, theta, axisRatio, pixelSizeInvAng } = values;
  const root = Math.sqrt(axisRatio);
  // Radii are those of circles of the same area; an SVG ellipse is turned from x (columns), θ counts from the rows
  const ellipses = rings.map(ring =>
    ring.radii.map(
      radius =>
        html`<ellipse
          class="${ringClass(ring)}"
          rx="${(radius * root).toFixed(2)}"
          ry="${(radius / root).toFixed(2)}"
          transform="translate(${centreColumn} ${centreRow}) rotate(${(90 - DEGREES * theta).toFixed(3)})"
        />`
    )
  );
  const circles = rings.map(ring =>
    ring.radii.map(
      radius =>
        html`<circle
          class="${ringClass(ring)}"
          cx="${centreColumn}"
          cy="${centreRow}"
          r="${(radius / root).toFixed(2)}"
        />`
    )
  );
  const names = ringNames(rings, [centreRow, centreColumn], root, pattern.shape);
  const [first, second] = ['As recorded, with ellipses', 'Corrected, with circles'];
  const cross = beamCross([centreRow, centreColumn], pattern.shape);
  return html`<div class="pair">
    <figure>
      <h2>${first}</h2>
      ${drawing(first, recorded, [leftOut(pattern), ellipses, cross])}
      <figcaption>
        <label class="toggle"><input type="checkbox" class="lines" checked /> show rings</label>
        Solid: rings that were measured; dashed: not measured. Grey is the logarithm of the counts.
        ${leftOutWords(pattern)}
      </figcaption>
    </figure>
    <figure>
      <h2>${second}</h2>
      ${drawing(second, undistortedPattern(pattern, values, distortion), [
        circles,
        names,
        cross,
        scaleBar(pixelSizeInvAng, pattern.shape)
      ])}
      <figcaption>
        <label class="toggle"><input type="checkbox" class="lines" checked /> show rings</label>
        Resampled so that rings are circles; pixels of the minor axis' size.
      </figcaption>
    </figure>
  </div>`;
}

function ringClass({ used }: RingReport): string {
  return used ? 'expected' : 'expected unused';
}

/** A picture in whose drawing x is the column and y the row of a pixel. */
function drawing(name: string, image: PlainImage, over: Content): Markup {
  const [rows, columns] = image.shape;
  return html`<svg class="pattern" viewBox="-0.5 -0.5 ${columns} ${rows}" role="img" aria-label="${name}">
    <image
      href="${greyPicture(logarithmic(image), PERCENTILES).address}"
      x="-0.5"
      y="-0.5"
      width="${columns}"
      height="${rows}"
      preserveAspectRatio="none"
    />
    ${over}
  </svg>`;
}

function leftOutWords({ used }: CleanPattern): string {
  return used.includes(0) ? 'Tinted pixels are left out.' : '';
}

function beamCross([row, column]: readonly [number, number], [rows, columns]: readonly [number, number]): Markup {
  const arm = 0.015 * Math.max(rows, columns);
  return html`<path class="beam" d="M${column - arm} ${row} h${2 * arm} M${column} ${row - arm} v${2 * arm}" />`;
}

/** Names along the direction in which the detector reaches farthest, those that would cover another left out. */
function ringNames(
  rings: readonly RingReport[],
  [row, column]: readonly [number, number],
  root: number,
  [rows, columns]: readonly [number, number]
): Markup {
  const size = 0.03 * Math.max(rows, columns);
  const [down, right] = [row < rows / 2 ? 1 : -1, column < columns / 2 ? 1 : -1];
  let outermost = 0;
  const names = rings.flatMap(({ name, radii }) =>
    name.split('+').map((one, at) => ({ one, radius: radii[at] / root }))
  );
  return html`<g font-size="${size.toFixed(2)}">
    ${names.map(({ one, radius }) => {
      const [y, x] = [row + (down * radius) / Math.SQRT2, column + (right * radius) / Math.SQRT2];
      const inside = y > size && y < rows - size && x > 2 * size && x < columns - 2 * size;
      if (!inside || radius - outermost < 1.7 * size) {
        return undefined;
      }
      outermost = radius;
      return html`<text class="name" x="${x.toFixed(1)}" y="${y.toFixed(1)}" dy="0.35em">${one}</text>`;
    })}
  </g>`;
}

function scaleBar(pixelSize: number, [rows, columns]: readonly [number, number]): Markup {
  const length = roundLength(0.3 * columns * pixelSize);
  const [x, y, size] = [0.05 * columns, 0.95 * rows, 0.034 * columns];
  return html`<g font-size="${size.toFixed(2)}">
    <path class="bar" d="M${x.toFixed(1)} ${y.toFixed(1)} h${(length / pixelSize).toFixed(2)}" />
    <text class="name start" x="${x.toFixed(1)}" y="${(y - 0.5 * size).toFixed(1)}">${length} 1/Å</text>
  </g>`;
}
