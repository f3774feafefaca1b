import type { PixelSummary } from '../../../core/calibration/pixels/calibrationPattern';
import { electronWavelength } from '../../../core/gold/wavelength';
import { alikeWords } from '../../../core/standards/alikeWords';
import type { Standard } from '../../../core/standards/standard';
import type { Content, Markup } from './html';
import { html } from './html';
import type { ReportInput } from './reportInput';

/** Where the numbers come from, so that they can be found again. */
export function factsPart({ calibration, pattern, facts }: ReportInput): Markup {
  const { cameraLength, frames, standard, options = {}, further = [] } = facts;
  const rows: [string, Content][] = [
    ['File', html`<span class="path">${facts.inputFile}</span>`],
    ['Voltage', `${(facts.voltage / 1000).toFixed(1).replace(/\.0$/, '')} kV`],
    ['Wavelength', `${electronWavelength(facts.voltage).toFixed(7)} Å`],
    ['Nominal camera length', cameraLength === undefined ? 'not known' : `${(100 * cameraLength).toPrecision(3)} cm`],
    ['Measured against', standardWords(standard)],
    ...alikeRow(standard),
    ['Pattern', `${pattern.shape[0]} × ${pattern.shape[1]} px${frames ? `, sum of ${frames} frames` : ''}`],
    ['Pixels left out', pixelWords(calibration.pixels)],
    ...further.map(([name, value]): [string, Content] => [name, value]),
    ...Object.entries(options).map(([name, value]): [string, Content] => [`Option ${name}`, optionWords(value)]),
    ['Calibrated', facts.time],
    ['By', `jupyterlab-4dstem ${facts.version}`]
  ];
  return html`<section>
    <h2>How it was made</h2>
    <table class="facts">
      <tbody>
        ${rows.map(
          ([name, value]) =>
            html`<tr>
              <th>${name}</th>
              <td>${value}</td>
            </tr>`
        )}
      </tbody>
    </table>
  </section>`;
}

function standardWords({ name, lattice }: Standard): string {
  return lattice === undefined ? name : `${name}, lattice parameter ${lattice} Å`;
}

function alikeRow(standard: Standard): [string, Content][] {
  const words = alikeWords(standard);
  return words === undefined ? [] : [['What rings cannot tell', words]];
}

function pixelWords({ masked, dead, hot, saturated, total }: PixelSummary): string {
  const parts = Object.entries({ masked, dead, hot, saturated })
    .filter(([, number]) => number > 0)
    .map(([name, number]) => `${number} ${name}`);
  return parts.length > 0 ? `${parts.join(', ')} of ${total}` : 'none';
}

function optionWords(value: unknown): string {
  if (value === undefined || value === null) {
    return 'not set';
  }
  return Array.isArray(value)
    ? value.map(optionWords).join(', ')
    : typeof value === 'object'
      ? JSON.stringify(value)
      : String(value);
}
