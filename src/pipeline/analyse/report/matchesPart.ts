import type { ClassMatches } from '../../../core/structure/matchPeaks';
import type { Markup } from '../../calibrate/report/html';
import { html } from '../../calibrate/report/html';
import { componentColour } from './colours';

/** Structures for the rings of each class, ranked. */
export function matchesPart(classes: readonly ClassMatches[]): Markup {
  return html`<section>
    <h2>Structures</h2>
    <p>
      Score: 1 - 1/m where the structure makes the places of the most prominent rings of a class m times as likely as
      chance does, each on average; no fit where it does not. Compare scores within a class only: classes differ in
      their rings. In brackets, who wins by the sum of distances, over several numbers of rings: by gap, frequency,
      median.
    </p>
    <table>
      <thead>
        <tr>
          <th>class</th>
          <th>structures</th>
        </tr>
      </thead>
      <tbody>
        ${classes.map(
          ({ matches, winners }, own) =>
            html`<tr>
              <th><span class="key" style="background:${componentColour(own)}"></span>${own + 1}</th>
              <td>
                ${matches.map(({ name, score }) => `${name} ${score > 0 ? score.toFixed(2) : 'no fit'}`).join(', ')}
                ${winners && matches.length > 1 && `(${winners.gap}, ${winners.frequency}, ${winners.median})`}
              </td>
            </tr>`
        )}
      </tbody>
    </table>
  </section>`;
}
