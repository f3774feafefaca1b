import type { Markup } from '../../calibrate/report/html';
import { html } from '../../calibrate/report/html';
import type { Advice } from '../advise/advise';

/** The curves that advise on the number of components, as a table. */
export function advicePart(advice: Advice): Markup {
  return advice.trials.some(({ variance }) => variance !== undefined) ? varianceTable(advice) : countsTable(advice);
}

function varianceTable({ components, trials }: Advice): Markup {
  return html`<section>
    <h2>Number of components: ${components}</h2>
    <p>
      Those whose variance exceeds what the first component of the rest has where the values of each bin are mixed among
      the positions by chance, the largest of twenty times.
    </p>
    <table>
      <thead>
        <tr>
          <th>component</th>
          <th>variance</th>
          <th>by chance</th>
        </tr>
      </thead>
      <tbody>
        ${trials.map(
          ({ components: number, variance = NaN, varianceByChance = NaN }) =>
            html`<tr>
              <td>${number}</td>
              <td>${variance.toPrecision(4)}</td>
              <td>${varianceByChance.toPrecision(4)}</td>
            </tr>`
        )}
      </tbody>
    </table>
  </section>`;
}

function countsTable({ components, trials, chiSquareAgrees, stabilityAgrees, clustering, unit }: Advice): Markup {
  const yes = (agrees: boolean): string => (agrees ? 'agrees' : 'does not agree');
  return html`<section>
    <h2>Number of components: ${components}</h2>
    <p>
      ${chiSquareAgrees !== undefined && `Chi-square ${yes(chiSquareAgrees)}. `}Stability ${yes(stabilityAgrees)}.
      Deviance: of counts held out, a fifth of them at a time, mean of a scan position. The number whose deviance is
      least is advised where its components are stable, else the least number within one standard error of that.
      ${clustering !== null && `Counts come in spots: ${clustering.toFixed(1)} of them, on average, say as much as one, and are divided by that here.`}
      ${unit !== null && `${unit.toPrecision(2)} counts vary as one, and are divided by that here.`}
    </p>
    <table>
      <thead>
        <tr>
          <th>components</th>
          <th>held-out deviance</th>
          <th>above the least, with error</th>
          <th>chi-square</th>
          <th>stability</th>
        </tr>
      </thead>
      <tbody>
        ${trials.map(trial => {
          const least = Math.min(...trials.map(({ deviance }) => deviance));
          const above = (trial.deviance - least).toFixed(3);
          return html`<tr>
            <td>${trial.components}</td>
            <td>${number(trial.deviance, 3)}</td>
            <td>${Number.isFinite(trial.deviance) && `${above} ± ${trial.devianceError.toFixed(3)}`}</td>
            <td>${number(trial.chiSquare, 4)}</td>
            <td>${number(trial.stability, 3)}</td>
          </tr>`;
        })}
      </tbody>
    </table>
  </section>`;
}

function number(value: number, digits: number): string {
  return Number.isFinite(value) ? value.toFixed(digits) : '';
}
