import React from 'react';

import type { AnalysisRecord } from '../../../protocol/analyse/analysisRecord';
import { formatCount } from '../../parts/quantities';
import { useTrans } from '../../parts/trans';
import { ComponentKey } from './ComponentKey';

/** Which class is next to which, how often and how often by chance, and which overlap; nothing without areas. */
export function NeighboursTable({ record }: { record: AnalysisRecord }): JSX.Element | null {
  const trans = useTrans();
  const { neighbours, overlaps } = record;
  if (!neighbours.some(({ count }) => count > 0)) {
    return null;
  }
  const classes = [...new Set(neighbours.map(one => one.class))];
  return (
    <section aria-label={trans.__('Neighbours of classes')}>
      <h3>{trans.__('Which class is next to which')}</h3>
      <div className="fd-WideTable">
        <table className="fd-Numbers">
          <thead>
            <tr>
              <th scope="col">{trans.__('Class')}</th>
              {classes.map(number => (
                <th key={number} scope="col">
                  <ComponentKey number={number} />
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {classes.map(from => (
              <tr key={from}>
                <th scope="row">
                  <ComponentKey number={from} />
                </th>
                {neighbours
                  .filter(one => one.class === from)
                  .map(({ neighbour, count, expected }) => (
                    <td key={neighbour}>
                      {count} <span className="fd-Quiet">({expected.toFixed(1)})</span>
                    </td>
                  ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className="fd-Hint">
        {trans.__(
          'Of the three nearest areas of each area of the class on the left, how many are of the class above. In brackets: the number expected by chance.'
        )}
      </p>
      {overlaps.length > 0 && (
        <p className="fd-Hint">
          {trans.__(
            'Hulls overlap: %1.',
            overlaps
              .map(({ classes: [one, other], pairs, positions, size_nm2 }) =>
                trans._n(
                  'classes %2 and %3 in one pair of areas, %4',
                  'classes %2 and %3 in %1 pairs of areas, %4',
                  pairs,
                  one,
                  other,
                  size_nm2 === null
                    ? trans.__('%1 positions', Number(positions.toPrecision(3)))
                    : trans.__('%1 nm²', formatCount(Number(size_nm2.toPrecision(3))))
                )
              )
              .join('; ')
          )}
        </p>
      )}
    </section>
  );
}
