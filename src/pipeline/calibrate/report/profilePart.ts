import type { FlattenedProfile } from '../../../core/calibration/display/flattenedProfile';
import type { Markup } from './html';
import { html } from './html';
import { LEFT, RIGHT, WIDTH, curve, qAxis } from './chart';
import { spreadApart } from '../../../core/calibration/display/spreadApart';
import type { Scale } from '../../../core/calibration/display/scale';
import { linearScale } from '../../../core/calibration/display/scale';

const TOP = 118;
const BOTTOM = 400;
const HEIGHT = 450;
/** Labels are upright letters turned by 90 degrees: this far apart they are read on a phone too */
const LABEL_DISTANCE = 25;
const LEADER = 22;
/** Part of the height that the highest ring takes */
const HIGHEST = 0.94;

/** The flattened profile against the simulated standard, with the names of the rings. */
export function profilePart(profile: FlattenedProfile, standard: string): Markup {
  const { q, flattened, simulated, targets } = profile;
  const weigh = (values: Float64Array): Float64Array => values.map((value, at) => value * q[at] ** 2);
  const [measured, expected] = [weigh(flattened), weigh(simulated)];
  const highest = Math.max(...measured, ...expected) / HIGHEST;
  const x = linearScale([q[0], q[q.length - 1]], [LEFT, RIGHT]);
  const y = linearScale([Math.min(...measured, 0), highest], [BOTTOM, TOP]);
  return html`<figure>
    <h2>Flattened profile and simulated ${standard}</h2>
    <svg
      class="chart"
      viewBox="0 0 ${WIDTH} ${HEIGHT}"
      role="img"
      aria-label="Flattened profile with the rings of ${standard}"
    >
      ${ringLabels(targets, x)}
      <path class="area measured" d="${curve(q, measured, x, y)} L${RIGHT} ${y(0)} L${LEFT} ${y(0)} Z" />
      <path class="line measured" d="${curve(q, measured, x, y)}" />
      <path class="line simulated" d="${curve(q, expected, x, y)}" />
      <path class="axis" d="M${LEFT} ${y(0)} H${RIGHT}" />
      ${qAxis(x, BOTTOM)}
      <text class="vertical" transform="translate(${LEFT - 16} ${(TOP + BOTTOM) / 2}) rotate(-90)">counts × q²</text>
    </svg>
    <figcaption>
      <span class="key measured"></span>measured, averaged along the ellipses, background taken off
      <span class="key simulated"></span>${standard}: kinematic powder, as wide as measured, one factor for all rings.
      Positions count; heights differ with texture and thickness.
    </figcaption>
  </figure>`;
}

/** Names over the rings, moved apart where rings are close, with lines that lead to them. */
function ringLabels(targets: FlattenedProfile['targets'], x: Scale): Markup[] {
  const places = targets.map(({ t }) => x(t));
  const labels = spreadApart(places, LABEL_DISTANCE, [LEFT, RIGHT]);
  return targets.map(({ name }, at) => {
    const [place, label] = [places[at].toFixed(1), labels[at].toFixed(1)];
    return html`<path class="ring" d="M${label} ${TOP - LEADER} L${place} ${TOP} V${BOTTOM}" />
      <text class="hkl" transform="translate(${label} ${TOP - LEADER - 4}) rotate(-90)" dy="0.35em">${name}</text>`;
  });
}
