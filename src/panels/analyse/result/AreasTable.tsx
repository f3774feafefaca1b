import type { TranslationBundle } from '@jupyterlab/translation';
import React from 'react';

import type { AnalysisRecord } from '../../../protocol/analyse/analysisRecord';
import { formatCount } from '../../parts/quantities';
import { useTrans } from '../../parts/trans';
import { ComponentKey } from './ComponentKey';

/** How many positions are in each class, and the sizes of the areas they form, by subfolder. */
export function AreasTable({ record }: { record: AnalysisRecord }): JSX.Element | null {
  const trans = useTrans();
  const { areas, classes } = record;
  if (!classes) {
    return null;
  }
  const sizes = (mean: number | null, deviation: number | null): string =>
    mean === null ? '' : deviation === null ? figures(mean) : trans.__('%1 ± %2', figures(mean), figures(deviation));
  // A class may have positions and no area
  const rows = (classes?.pixels ?? []).flatMap((pixels, at) => {
    const own = areas.filter(area => area.class === at + 1);
    const none = { subfolder: '', areas: 0, mean_size: null, deviation: null };
    return (own.length > 0 ? own : [none]).map(area => ({ ...area, class: at + 1, pixels }));
  });
  return (
    <section aria-label={trans.__('Areas of classes')}>
      <h3>{trans.__('Areas of classes')}</h3>
      <table className="fd-Numbers">
        <thead>
          <tr>
            <th scope="col">{trans.__('Class')}</th>
            <th scope="col">{trans.__('Positions in all data sets')}</th>
            <th scope="col" className="fd-mod-text">
              {trans.__('Subfolder')}
            </th>
            <th scope="col">{trans.__('Areas')}</th>
            <th scope="col">{trans.__('Mean size, nm²')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(row => (
            <tr key={`${row.subfolder} ${row.class}`}>
              <th scope="row">
                <ComponentKey number={row.class} />
              </th>
              <td>{formatCount(row.pixels)}</td>
              <td className="fd-mod-text">{row.subfolder}</td>
              <td>{row.areas}</td>
              <td>{sizes(row.mean_size, row.deviation)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {rows.some(row => row.pixels > 0 && row.areas === 0) && <p className="fd-Hint">{noneSentence(record, trans)}</p>}
    </section>
  );
}

/** Why a class has positions and no area, and what to ask for. */
function noneSentence({ options }: AnalysisRecord, trans: TranslationBundle): string {
  const { areas, areaLeast, areaReach } = options ?? {};
  return areas === 'dbscan' && areaLeast !== undefined && areaReach !== undefined
    ? trans.__(
        'Classes without areas: nowhere do %1 of their positions lie within %2 steps of one. Lower “Fewest positions” in Options to find smaller areas.',
        areaLeast,
        areaReach
      )
    : areas === 'hdbscan' && areaLeast !== undefined
      ? trans.__(
          'Classes without areas: they have no group of %1 positions. Lower “Fewest positions” in Options to find smaller areas.',
          areaLeast
        )
      : '';
}

function figures(value: number): string {
  return value >= 1000 ? formatCount(Number(value.toPrecision(3))) : String(Number(value.toPrecision(3)));
}
