import type { Markup } from '../../calibrate/report/html';
import { html } from '../../calibrate/report/html';
import type { Analysis } from '../analysis';
import { NEAREST } from '../write/areaRelations';
import { areaSummaries } from '../write/areas';
import { componentColour } from './colours';

/** Areas of the classes: how large, which is next to which, and which overlap; nothing where none were looked for or found. */
export function areasPart({ areas, neighbours, overlaps, factors }: Analysis): Markup | undefined {
  if (areas.length === 0) {
    return undefined;
  }
  const count = factors.components.rows;
  return html`<section>
    <h2>Areas of classes</h2>
    <table>
      <thead>
        <tr>
          <th>class</th>
          <th>subfolder</th>
          <th>areas</th>
          <th>mean size, nm²</th>
          <th>deviation</th>
        </tr>
      </thead>
      <tbody>
        ${areaSummaries(areas).map(
          ({ class: own, subfolder, areas: number, mean_size, deviation }) =>
            html`<tr>
              <th>${key(own)}</th>
              <td>${subfolder}</td>
              <td>${number}</td>
              <td>${mean_size?.toPrecision(4) ?? 'step not known'}</td>
              <td>${deviation?.toPrecision(4) ?? ''}</td>
            </tr>`
        )}
      </tbody>
    </table>
    <h3>Which class is next to which</h3>
    <p>
      Of the ${NEAREST} nearest areas of each area of the class on the left, how many are of the class above. In
      brackets: the number expected by chance.
    </p>
    <table>
      <thead>
        <tr>
          <th>class</th>
          ${Array.from({ length: count }, (_, at) => html`<th>${key(at + 1)}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${Array.from(
          { length: count },
          (_, from) =>
            html`<tr>
              <th>${key(from + 1)}</th>
              ${neighbours
                .filter(one => one.class === from + 1)
                .map(({ count: often, expected }) => html`<td>${often} (${expected.toFixed(1)})</td>`)}
            </tr>`
        )}
      </tbody>
    </table>
    ${
      overlaps.length > 0 &&
      html`<p>
        Hulls overlap:
        ${overlaps
          .map(
            ({ classes, pairs, positions, size_nm2 }) =>
              `classes ${classes.join(' and ')} in ${pairs} ${pairs === 1 ? 'pair' : 'pairs'} of areas, ${size_nm2 === null ? `${positions.toPrecision(3)} positions` : `${size_nm2.toPrecision(3)} nm²`}`
          )
          .join('; ')}.
      </p>`
    }
  </section>`;
}

function key(own: number): Markup {
  return html`<span class="key" style="background:${componentColour(own - 1)}"></span>${own}`;
}
