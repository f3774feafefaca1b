import type { RingReport } from '../../../core/calibration/calibration';
import { ringTargets } from '../../../core/calibration/ringTargets';
import { electronWavelength } from '../../../core/gold/wavelength';
import type { Markup } from './html';
import { html } from './html';
import type { ReportFacts } from './reportInput';
import { uncertainNumber } from '../../../core/calibration/display/uncertainNumber';

/** Every ring or group of rings with what was measured of it; nothing where there is none. */
export function ringsTable(rings: readonly RingReport[], { voltage, standard }: ReportFacts): Markup | undefined {
  if (rings.length === 0) {
    return undefined;
  }
  const spacing = new Map(ringTargets(electronWavelength(voltage), standard).map(({ name, g }) => [name, 1 / g]));
  const spacings = (name: string): string =>
    name
      .split('+')
      .map(one => spacing.get(one)?.toFixed(4) ?? '')
      .join(', ');
  return html`<section>
    <h2>Rings</h2>
    <div class="wide">
      <table class="rings">
        <thead>
          <tr>
            <th>Ring</th>
            <th>d (Å)</th>
            <th>Radius (px)</th>
            <th>Measured by expected radius, less 1 (%)</th>
            <th>Sectors of 36</th>
            <th>Signal to noise</th>
            <th>Strength</th>
          </tr>
        </thead>
        <tbody>
          ${rings.map(
            ({ name, radii, used, residual, residualError, sectors, signalToNoise, strength }) =>
              html`<tr class="${used ? '' : 'unused'}">
                <th>${name}</th>
                <td>${spacings(name)}</td>
                <td>${radii.map(radius => radius.toFixed(2)).join(', ')}</td>
                <td>${used ? uncertainNumber(100 * residual, 100 * residualError) : 'not measured'}</td>
                <td>${sectors}</td>
                <td>${signalToNoise.toFixed(0)}</td>
                <td>${strength.toFixed(2)}</td>
              </tr>`
          )}
        </tbody>
      </table>
    </div>
    <p class="note">
      Radius: geometric mean of both half axes, as expected. Strength: counts relative to those of a kinematic powder, 1
      for the strongest. Rings joined by + overlap and are measured together.
    </p>
  </section>`;
}
