import type { Markup } from '../../calibrate/report/html';
import { html } from '../../calibrate/report/html';
import type { Correlation, EdxAnalysis } from '../edx/correlateEdx';
import { spectrumCurves } from './analysisCurves';
import { componentColour } from './colours';
import { curvesPart } from './curvesPart';

/** What spectrum maps say: correlations of components and elements as a matrix, and the spectrum of each class. */
export function edxPart(edx: EdxAnalysis): Markup {
  const curves = spectrumCurves(edx);
  return html`<section>
    <h2>Elements</h2>
    ${edx.correlations.length > 0 && matrix(edx)} ${curves && curvesPart(curves)}
  </section>`;
}

function matrix({ correlations, windows, classSpectra }: EdxAnalysis): Markup {
  return html`<p>
      Correlation of each component with each element, corrected for shot noise, with the interval that the noise leaves
      (95 %). Where it includes 0, unrelated maps as smooth as these may be as much alike by chance.
    </p>
    <table>
      <thead>
        <tr>
          <th>component</th>
          ${windows.map(({ element, line: { name }, overlaps }) => html`<th>${element} ${name}${overlaps.length > 0 && ' *'}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${Array.from(
          { length: classSpectra.rows },
          (_, k) =>
            html`<tr>
              <th><span class="key" style="background:${componentColour(k)}"></span>${k + 1}</th>
              ${windows.map(({ element }) => html`<td>${cell(correlations, k + 1, element)}</td>`)}
            </tr>`
        )}
      </tbody>
    </table>
    ${windows.some(({ overlaps }) => overlaps.length > 0) && html`<p>* The window holds a line of another element too.</p>`}`;
}

function cell(correlations: readonly Correlation[], component: number, element: string): string {
  const found = correlations.find(one => one.component === component && one.element === element);
  return found && Number.isFinite(found.r)
    ? `${signed(found.r)} (${signed(found.low)} to ${signed(found.high)})`
    : 'not known: one of them does not vary beyond its noise';
}

function signed(value: number): string {
  return Number.isFinite(value) ? `${value < 0 ? '−' : '+'}${Math.abs(value).toFixed(2)}` : '?';
}
