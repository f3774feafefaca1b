import React from 'react';

import type { RadialFindings } from '../../../protocol/radial/radialFindings';
import { useTrans } from '../../parts/trans';
import { madeEntries } from './madeEntries';

/** How the profiles were made, and the maximum of the corrected patterns. */
export function MadeCard({ findings }: { findings: RadialFindings }): JSX.Element {
  const trans = useTrans();
  const { made, picture } = findings;
  return (
    <section className="fd-Made" aria-label={trans.__('How it was made')}>
      {made ? (
        <dl className="fd-Made-entries">
          {madeEntries(made, trans).map(({ name, value, note }) => (
            <div key={`${name} ${value}`}>
              <dt>{name}</dt>
              <dd>{value}</dd>
              {note && <dd className="fd-Quiet">{note}</dd>}
            </div>
          ))}
        </dl>
      ) : (
        <p className="fd-Hint">{trans.__('Made by another program, which did not say how.')}</p>
      )}
      {picture && (
        <figure className="fd-Made-picture">
          <figcaption>{trans.__('Maximum of the corrected patterns')}</figcaption>
          <img
            src={`data:image/png;base64,${picture}`}
            alt={trans.__('Maximum of the corrected patterns: rings are round about the middle')}
          />
        </figure>
      )}
    </section>
  );
}
