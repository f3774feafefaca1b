import React from 'react';

import { FailureNote } from '../parts/FailureNote';
import { PathLine } from '../parts/PathLine';
import { useTrans } from '../parts/trans';
import { useModel } from '../parts/useModel';
import { OtherFolder } from './OtherFolder';
import { RecentPlaces } from './RecentPlaces';
import { folderOfPlace, nextStep } from './sessionForm';
import { SessionLevels } from './SessionLevels';
import type { SessionModel } from './sessionModel';
import type { SessionState } from './sessionState';
import { hasProblem } from './sessionState';

/** Where the data are: pick-lists in a row where there is room, the other way to choose, and the path that results. */
export function SessionFields({ model }: { model: SessionModel }): JSX.Element {
  const trans = useTrans();
  const { view, form, problems, place, file, looking, failure } = useModel(model);
  const path = file ?? (place && folderOfPlace(place));
  const way = (way: SessionState['view'], name: string): JSX.Element => (
    <button type="button" className="fd-Toggle" aria-pressed={view === way} onClick={() => model.setView(way)}>
      {name}
    </button>
  );
  const isAtFault = view === 'session' && hasProblem(problems);
  return (
    <section className="fd-Session" aria-label={trans.__('Where the data are')}>
      <div className="fd-Session-fields">
        <div className="fd-Toggles" role="group" aria-label={trans.__('Way to choose')}>
          {way('session', trans.__('Session'))}
          {way('folder', trans.__('Other folder'))}
        </div>
        {view === 'session' ? <SessionLevels model={model} /> : <OtherFolder model={model} />}
      </div>
      {failure && <FailureNote failure={failure} />}
      {path !== undefined ? (
        <PathLine path={path} copyLabel={trans.__('Copy the path')} />
      ) : (
        !isAtFault && (
          <p className="fd-Hint" role="status">
            {looking
              ? trans.__('Looking…')
              : view === 'session'
                ? nextStep(form, trans)
                : trans.__('Name a folder, or one .mib file.')}
          </p>
        )
      )}
      <RecentPlaces model={model} />
    </section>
  );
}
