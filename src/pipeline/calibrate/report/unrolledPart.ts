import type { CalibrationNumbers } from '../../../core/calibration/calibration';
import type { CleanPattern } from '../../../core/calibration/pixels/calibrationPattern';
import { calibratedGeometry, roundGeometry } from '../../../core/calibration/display/calibratedGeometry';
import type { FlattenedProfile } from '../../../core/calibration/display/flattenedProfile';
import { unrolledPattern } from '../../../core/calibration/display/unrolledPattern';
import type { Geometry } from '../../../core/calibration/geometry';
import type { PlainImage } from '../../../core/shrinkImage';
import { LEFT, RIGHT, WIDTH, qAxis, verticalAxis } from './chart';
import { greyPicture } from './greyPicture';
import type { Markup } from './html';
import { html } from './html';
import { linearScale } from '../../../core/calibration/display/scale';

const AZIMUTHS = 180;
const MOST_STEPS = 500;
const TOP = 8;
const BOTTOM = 268;
const HEIGHT = 320;
const PERCENTILES = [2, 99.7] as const;
const QUARTERS = [0, 90, 180, 270, 360].map(value => ({ value, label: `${value}` }));
const DEGREES = 180 / Math.PI;

/** The pattern over azimuth and q before and after the correction: waves become straight lines. */
export function unrolledPart(pattern: CleanPattern, values: CalibrationNumbers, profile: FlattenedProfile): Markup {
  const { axisRatio, theta } = values;
  // Where a ring of q lies without the correction: farther out along the major axis, nearer along the minor one
  const waving = (t: number, azimuth: number): number => {
    const [along, across] = [Math.cos(azimuth - theta), Math.sin(azimuth - theta)];
    return t / Math.hypot(along / Math.sqrt(axisRatio), across * Math.sqrt(axisRatio));
  };
  const half = (theta * DEGREES + 360) % 180;
  const farthest = [half, half + 180];
  return html`<figure>
    <h2>Unrolled pattern</h2>
    ${unrolled('As recorded about the direct beam: azimuth (°) and q', pattern, roundGeometry(values), profile, waving)}
    ${unrolled('Corrected: azimuth (°) and q', pattern, calibratedGeometry(values), profile, t => t)}
    <figcaption>
      <label class="toggle"><input type="checkbox" class="lines" checked /> show where rings are expected</label>
      Grey is the root of the counts above the background in units of its noise. Azimuth from the rows' direction (down)
      towards the columns (right); along the major axis, at
      ${farthest.map(angle => `${angle.toFixed(0)}°`).join(' and ')}, the recorded rings lie farthest out.
    </figcaption>
  </figure>`;
}

function unrolled(
  name: string,
  pattern: CleanPattern,
  geometry: Geometry,
  { q, background, targets }: FlattenedProfile,
  place: (t: number, azimuth: number) => number
): Markup {
  const qRange = [q[0], q[q.length - 1]] as const;
  const steps = Math.min(MOST_STEPS, q.length);
  const picture = greyPicture(
    standingOut(unrolledPattern(pattern, geometry, { azimuths: AZIMUTHS, steps, qRange }), qRange, background),
    PERCENTILES
  );
  const x = linearScale(qRange, [LEFT, RIGHT]);
  const y = linearScale([0, 360], [TOP, BOTTOM]);
  const line = (t: number): string =>
    Array.from({ length: 73 }, (_, at) => {
      const value = Math.max(q[0], Math.min(q[q.length - 1], place(t, (at * Math.PI) / 36)));
      return `${at === 0 ? 'M' : 'L'}${x(value).toFixed(1)} ${y(5 * at).toFixed(1)}`;
    }).join(' ');
  return html`<h3>${name}</h3>
    <svg class="chart" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="${name}">
      <image
        href="${picture.address}"
        x="${LEFT}"
        y="${TOP}"
        width="${RIGHT - LEFT}"
        height="${BOTTOM - TOP}"
        preserveAspectRatio="none"
      />
      ${targets.map(({ t }) => html`<path class="expected" d="${line(t)}" />`)} ${verticalAxis(y, LEFT, QUARTERS)}
      ${qAxis(x, BOTTOM)}
    </svg>`;
}

/** The root of counts above the background in units of its noise: weak rings are seen beside strong ones. */
function standingOut(
  { values, shape }: PlainImage,
  [from, to]: readonly [number, number],
  background: (q: number) => number
): PlainImage {
  const [, steps] = shape;
  const levels = Float64Array.from({ length: steps }, (_, step) =>
    Math.max(1, background(from + ((step + 0.5) / steps) * (to - from)))
  );
  return {
    values: values.map((value, at) => rootOf((value - levels[at % steps]) / Math.sqrt(levels[at % steps]))),
    shape
  };
}

function rootOf(value: number): number {
  return Math.sign(value) * Math.sqrt(Math.abs(value));
}
