import { percentileRange } from '../../../core/imageRange';
import { greyPicture } from './greyPicture';
import type { Markup } from './html';
import { html } from './html';
import { leftOut } from './leftOut';
import type { OriginMaps } from './reportInput';
import { signed } from '../../../core/calibration/display/uncertainNumber';

const PERCENTILES = [1, 99] as const;

/** Where the direct beam is over the scan, against its mean. */
export function originPart({ rows, columns, ...grid }: OriginMaps): Markup {
  return html`<div class="pair">
    ${map('Row of the direct beam', rows, grid)} ${map('Column of the direct beam', columns, grid)}
  </div>`;
}

function map(name: string, places: ArrayLike<number>, { shape, every }: Pick<OriginMaps, 'shape' | 'every'>): Markup {
  const known = Array.from(places).filter(Number.isFinite);
  if (known.length === 0) {
    return html`<figure>
      <h2>${name}</h2>
      <figcaption>Not known at any scan position.</figcaption>
    </figure>`;
  }
  const mean = known.reduce((sum, value) => sum + value, 0) / known.length;
  const deviation = Math.sqrt(known.reduce((sum, value) => sum + (value - mean) ** 2, 0) / known.length);
  const values = Float64Array.from(places, value => value - mean);
  const used = Uint8Array.from(places, value => (Number.isFinite(value) ? 1 : 0));
  const unknown = places.length - known.length;
  const [low, high] = percentileRange(values, ...PERCENTILES);
  return html`<figure>
    <h2>${name}</h2>
    <svg class="pattern" viewBox="-0.5 -0.5 ${shape[1]} ${shape[0]}" role="img" aria-label="${name} over the scan">
      <image
        x="-0.5"
        y="-0.5"
        href="${greyPicture({ values, shape }, PERCENTILES).address}"
        width="${shape[1]}"
        height="${shape[0]}"
        preserveAspectRatio="none"
      />
      ${leftOut({ used, shape })}
    </svg>
    <div class="shades"><span>${signed(low.toFixed(2))} px</span><i></i><span>+${high.toFixed(2)} px</span></div>
    <figcaption>
      ${shape[0]} × ${shape[1]} scan
      positions${every.some(step => step > 1) ? `, every ${every[0]} rows and ${every[1]} columns` : ''}. Mean
      ${mean.toFixed(2)} px, standard deviation ${deviation.toFixed(2)} px. A slope shows descan that is not
      compensated.${unknown > 0 ? ` Blue: ${unknown} where the beam does not stand out.` : ''}
    </figcaption>
  </figure>`;
}
