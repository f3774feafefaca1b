import React from 'react';

import type { AnalysisRecord } from '../../../protocol/analyse/analysisRecord';
import { useTrans } from '../../parts/trans';
import { ComponentKey } from '../result/ComponentKey';
import type { ChosenStructure } from './StructureToggle';
import { StructureToggle } from './StructureToggle';

/** Structures of a class that are shown, the best. */
const MOST = 5;

export interface MatchesTableProps extends ChosenStructure {
  record: AnalysisRecord;
}

/** Which structures fit the rings of each class, the best first; a click marks their rings on the profiles. */
export function MatchesTable({ record, ...choice }: MatchesTableProps): JSX.Element | null {
  const trans = useTrans();
  const ways = {
    gap: trans.__('largest gap'),
    frequency: trans.__('most often first'),
    median: trans.__('least median')
  };
  const rows = record.matches.flatMap(({ matches, winners }, own) =>
    matches.slice(0, MOST).map((match, rank) => ({
      ...match,
      own: own + 1,
      rank: rank + 1,
      wins:
        matches.length > 1 && winners
          ? (['gap', 'frequency', 'median'] as const).filter(way => winners[way] === match.name).map(way => ways[way])
          : []
    }))
  );
  if (rows.length === 0) {
    return null;
  }
  return (
    <section aria-label={trans.__('Structures of classes')}>
      <h3>{trans.__('Which structures fit the rings of a class')}</h3>
      <div className="fd-WideTable">
        <table className="fd-Numbers">
          <thead>
            <tr>
              <th scope="col">{trans.__('Class')}</th>
              <th scope="col">{trans.__('Rank')}</th>
              <th scope="col" className="fd-mod-text">
                {trans.__('Structure')}
              </th>
              <th scope="col">{trans.__('Score')}</th>
              <th scope="col">{trans.__('Mean distance, 1/Å')}</th>
              <th scope="col" className="fd-mod-text">
                {trans.__('Wins by sums of distances')}
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ own, rank, name, score, meanDistance, wins }) => (
              <tr key={`${own} ${name}`} className={score > 0 ? undefined : 'fd-Quiet'}>
                <th scope="row">
                  <ComponentKey number={own} />
                </th>
                <td>{score > 0 ? rank : '–'}</td>
                <td className="fd-mod-text">
                  <StructureToggle name={name} {...choice} />
                </td>
                <td>{score > 0 ? score.toFixed(2) : trans.__('no fit')}</td>
                <td>{meanDistance?.toFixed(4) ?? ''}</td>
                <td className="fd-mod-text">{wins.join(', ')}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className="fd-Hint">
        {trans.__(
          'Score: 1 − 1/m where the structure makes the most prominent rings of the class m times as likely as chance does; no fit where it does not. Compare scores within a class only: classes differ in their rings. The wins are those of ePSIC’s notebooks.'
        )}
      </p>
    </section>
  );
}
