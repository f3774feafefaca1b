import React, { useId, useState } from 'react';

import { useTrans } from '../parts/trans';
import { useModel } from '../parts/useModel';
import { SessionFields } from '../session/SessionFields';
import { placeName } from '../session/placeName';
import { folderOfPlace } from '../session/sessionForm';
import type { SessionModel } from '../session/sessionModel';

export interface SessionLineProps {
  session: SessionModel;
  /** Leads to where the session is chosen for all panels; absent where it is chosen here */
  onChoose?(): void;
}

/** Which session the panel shows, in one line, and the way to another. */
export function SessionLine({ session, onChoose }: SessionLineProps): JSX.Element {
  const trans = useTrans();
  const id = useId();
  const { place, file, path, looking } = useModel(session);
  const [chosenOpen, setOpen] = useState<boolean>();
  // Fields that opened until a path is known would push down what the user is about to click, and their click with it
  const isComing = place === undefined && path !== '' && looking;
  const isOpen = !onChoose && (chosenOpen ?? (place === undefined && !isComing));
  return (
    <div className="fd-SessionLine">
      <div className="fd-SessionLine-line">
        {place ? (
          <span className="fd-SessionLine-place" title={file ?? folderOfPlace(place)}>
            {placeName(place, file)}
          </span>
        ) : (
          <span className="fd-Quiet">{isComing ? trans.__('Looking…') : trans.__('No session chosen')}</span>
        )}
        <button
          type="button"
          className="fd-Button"
          aria-expanded={onChoose ? undefined : isOpen}
          aria-controls={onChoose ? undefined : id}
          onClick={onChoose ?? (() => setOpen(!isOpen))}
        >
          {place || isComing ? trans.__('Change') : trans.__('Choose a session')}
        </button>
      </div>
      {isOpen && (
        // Who chooses goes on choosing: they close no sooner than they are closed
        <div id={id} className="fd-SessionLine-fields" onFocus={() => setOpen(true)} onClick={() => setOpen(true)}>
          <SessionFields model={session} />
        </div>
      )}
    </div>
  );
}
