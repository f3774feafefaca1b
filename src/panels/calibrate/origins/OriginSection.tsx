import React, { useMemo } from 'react';

import type { Result } from '../../../protocol/requests';
import type { requests } from '../../../protocol/requests';
import { FailureNote } from '../../parts/FailureNote';
import { useTrans } from '../../parts/trans';
import { useModel } from '../../parts/useModel';
import { decodeImage } from '../../plots/grid';
import { OriginMaps } from '../../plots/OriginMaps';
import type { OriginsModel } from './originsModel';

/** Where the direct beam is over the scan: what moves there was smeared in the pattern. Read only when somebody looks. */
export function OriginSection({ model, output }: { model: OriginsModel; output: string }): JSX.Element {
  const trans = useTrans();
  const { open, found, failure } = useModel(model);
  return (
    <details className="fd-More" open={open} onToggle={event => model.show(event.currentTarget.open)}>
      <summary>{trans.__('Direct beam over the scan')}</summary>
      {open && (
        <div className="fd-More-content">
          {failure && <FailureNote failure={failure} />}
          {!failure && !found && <p className="fd-Quiet">{trans.__('Looking for the beam in single frames…')}</p>}
          {found?.missing === 'scan' && (
            <p className="fd-Quiet">
              {trans.__('The single frames of the scan are not in this file, or cannot be read one by one.')}
            </p>
          )}
          {found?.missing === 'beam' && (
            <p className="fd-Quiet">
              {trans.__('The direct beam cannot be followed: it is covered, or does not stand out from the rings.')}
            </p>
          )}
          {found?.origins && <Maps origins={found.origins} output={output} />}
        </div>
      )}
    </details>
  );
}

type Origins = NonNullable<Result<typeof requests.calibrationOrigins>['origins']>;

function Maps({ origins, output }: { origins: Origins; output: string }): JSX.Element {
  const trans = useTrans();
  const { number, looked, residual, drift, every } = origins;
  const maps = useMemo(() => {
    const map = (axis: 'row' | 'column') => ({
      found: decodeImage(origins.found[axis]),
      plane: origins.plane && decodeImage(origins.plane[axis])
    });
    return { row: map('row'), column: map('column') };
  }, [origins]);
  const sentences = [
    trans.__('The beam was found in %1 of %2 frames looked at.', number, looked),
    ...(every.some(step => step > 1)
      ? [trans.__('One pixel stands for %1 × %2 scan positions.', every[0], every[1])]
      : []),
    drift && residual !== undefined
      ? trans.__(
          'Over the scan it moves by %1 px in rows and %2 px in columns (descan), and lies %3 px (rms) off that plane.',
          drift[0].toFixed(2),
          drift[1].toFixed(2),
          residual.toFixed(2)
        )
      : trans.__('That is too little for a plane.')
  ];
  return <OriginMaps {...maps} says={sentences.join(' ')} output={output} />;
}
