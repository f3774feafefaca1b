import React from 'react';

import { isOpen } from '../../protocol/conversion';
import { conversionProgress } from '../convert/conversionProgress';
import type { ConvertModel } from '../convert/convertModel';
import { countStates, stateName } from '../convert/found';
import { nameOf } from '../parts/paths';
import { Progress } from '../parts/Progress';
import { formatDuration } from '../parts/quantities';
import { useTrans } from '../parts/trans';
import { useModel } from '../parts/useModel';

/** Convert in the sidebar: what is chosen and how it stands, what runs, and the button that opens the panel. */
export function ConvertStep({ model, onOpen }: { model: ConvertModel; onOpen(): void }): JSX.Element {
  const trans = useTrans();
  const { path, inspection } = useModel(model);
  const { conversions } = useModel(model.conversions);
  const items = conversions.flatMap(conversion => conversion.items);
  const done = items.filter(({ status }) => status === 'done').length;
  const failed = items.filter(({ status }) => status === 'failed').length;
  const running = conversions.filter(isOpen);
  const interrupted = conversions.filter(({ status }) => status === 'interrupted').length;
  return (
    <li className="fd-Step">
      <header className="fd-CardHead">
        <h3>{trans.__('Convert')}</h3>
        <button type="button" className="fd-Button" aria-label={trans.__('Open Convert')} onClick={onOpen}>
          {trans.__('Open')}
        </button>
      </header>
      <p className="fd-Hint">{trans.__('Merlin .mib to HDF5')}</p>
      {path && (
        <p className="fd-Step-path" title={path}>
          {nameOf(path)}
        </p>
      )}
      <p className="fd-Tags">
        {inspection.state === 'ready' &&
          countStates(inspection.value.acquisitions).map(({ state, count }) => (
            <span key={state} className={`fd-Tag fd-state-${state}`}>
              {count} {stateName(state, trans)}
            </span>
          ))}
        {inspection.state !== 'ready' && done > 0 && (
          <span className="fd-Tag fd-standing-done">{trans.__('%1 done', done)}</span>
        )}
        {failed > 0 && <span className="fd-Tag fd-standing-failed">{trans.__('%1 failed', failed)}</span>}
        {interrupted > 0 && (
          <span className="fd-Tag fd-standing-interrupted">{trans.__('%1 interrupted', interrupted)}</span>
        )}
      </p>
      {running.map(conversion => {
        const { fraction } = conversionProgress(conversion);
        const name =
          conversion.items.length === 1
            ? nameOf(conversion.items[0].input)
            : trans.__('%1 files', conversion.items.length);
        return (
          <div key={conversion.id}>
            <Progress label={trans.__('Progress of %1', name)} fraction={fraction} />
            <p className="fd-ProgressText">
              {name}
              {conversion.secondsLeft !== undefined &&
                `, ${trans.__('%1 left', formatDuration(conversion.secondsLeft))}`}
            </p>
          </div>
        );
      })}
    </li>
  );
}
