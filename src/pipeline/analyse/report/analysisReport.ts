import type { Markup } from '../../calibrate/report/html';
import { html } from '../../calibrate/report/html';
import { reportPage } from '../../calibrate/report/reportPage';
import type { Analysis } from '../analysis';
import { stepsOf } from '../write/analysisRecord';
import { advicePart } from './advicePart';
import { areasPart } from './areasPart';
import { classCurves, componentCurves } from './analysisCurves';
import { curvesPart } from './curvesPart';
import { edxPart } from './edxPart';
import { matchMapsPart } from './matchMapsPart';
import { matchesPart } from './matchesPart';
import { mapsPart } from './mapsPart';

/**
 * An analysis as one HTML document that needs nothing else, neither network nor scripts: components, maps and classes of each
 * data set, class profiles, advice on the number of components, and how it was made.
 */
export function analysisReport(analysis: Analysis): string {
  const { profiles, factors, classes } = analysis;
  const { dataSets } = profiles;
  const count = factors.components.rows;
  const title = `${count} components of ${dataSets.length} ${dataSets.length === 1 ? 'data set' : 'data sets'}`;
  return reportPage(
    title,
    html`<h1>${title}</h1>
      <p>
        Relative error ${(100 * factors.error).toFixed(2)}
        %${analysis.loss === 'poisson' ? ', counting noise included' : ''}.
        ${analysis.warnings.map(text => html`<br />${text}`)}
      </p>
      ${curvesPart(componentCurves(analysis))}
      ${dataSets.map(dataSet => mapsPart(dataSet, factors.coefficients, classes, analysis.areas))}
      ${curvesPart(classCurves(analysis))} ${areasPart(analysis)} ${matchesPart(analysis.matches.classes)}
      ${matchMapsPart(analysis)} ${analysis.edx && edxPart(analysis.edx)}
      ${analysis.advice && advicePart(analysis.advice)} ${howPart(analysis)}`
  );
}

function howPart(analysis: Analysis): Markup {
  return html`<section>
    <h2>How it was made</h2>
    <table class="facts">
      <tbody>
        ${stepsOf(analysis).map(
          (step, at) =>
            html`<tr>
              <th>${at + 1}</th>
              <td>${step}</td>
            </tr>`
        )}
        ${analysis.profiles.dataSets.map(
          ({ file, stamp }) =>
            html`<tr>
              <th>${stamp}</th>
              <td class="path">${file.path}</td>
            </tr>`
        )}
      </tbody>
    </table>
  </section>`;
}
