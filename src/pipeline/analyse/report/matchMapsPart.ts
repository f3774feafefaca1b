import type { Markup } from '../../calibrate/report/html';
import { html } from '../../calibrate/report/html';
import type { Analysis } from '../analysis';
import type { DataSet } from '../load/dataSet';
import { address, mapPicture } from './mapsPart';

export interface NamedMap {
  readonly name: string;
  readonly map: Float32Array;
}

/** How each structure fits the positions of a data set, and their variance in each window. */
export function matchMapsOf({ fits, variances, matches }: Analysis, dataSet: DataSet): NamedMap[] {
  const positions = dataSet.rowOf.length;
  const maps = (values: Float32Array | undefined, names: readonly string[]): NamedMap[] =>
    values === undefined
      ? []
      : names.map((name, at) => ({ name, map: values.subarray(at * positions, (at + 1) * positions) }));
  return [
    ...maps(
      fits.get(dataSet)?.values,
      matches.structures.map(({ name }) => `fit of ${name}`)
    ),
    ...maps(variances?.maps.get(dataSet), variances?.windows.map(({ q }) => `variance at ${q.toFixed(3)}`) ?? [])
  ].filter(({ map }) => map.some(Number.isFinite));
}

/** These maps of all data sets. */
export function matchMapsPart(analysis: Analysis): Markup {
  return html`<section>
    <h2>Where structures fit, and where rings vary</h2>
    <p>
      Fit: correlation of the profile of each position with the rings of a structure. Variance: within a window about a
      ring, 1/Å.
    </p>
    ${analysis.profiles.dataSets.map(
      dataSet =>
        html`<h3>${dataSet.stamp}</h3>
          <div class="maps">
            ${matchMapsOf(analysis, dataSet).map(
              ({ name, map }) =>
                html`<div><img alt="${name}" src="${address(mapPicture(dataSet, map))}" /><small>${name}</small></div>`
            )}
          </div>`
    )}
  </section>`;
}
