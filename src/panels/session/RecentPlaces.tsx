import React from 'react';

import type { Place } from '../../protocol/session';
import { useTrans } from '../parts/trans';
import { useModel } from '../parts/useModel';
import { placeName } from './placeName';
import { folderOfPlace } from './sessionForm';
import type { SessionModel } from './sessionModel';

/** Sessions and folders that were chosen before, to choose them again; open while nothing is chosen. */
export function RecentPlaces({ model }: { model: SessionModel }): JSX.Element | null {
  const trans = useTrans();
  const { recent, place, looking } = useModel(model);
  // A choice that is still looked at is one: nothing opens and closes meanwhile
  const isChosen = place !== undefined || looking;
  const others = recent.filter(each => !place || folderOfPlace(each) !== folderOfPlace(place));
  if (others.length === 0) {
    return null;
  }
  const entry = (each: Place): JSX.Element => {
    const folder = folderOfPlace(each);
    return (
      <li key={folder}>
        <button type="button" className="fd-Link" title={folder} onClick={() => void model.choosePlace(each)}>
          {placeName(each)}
        </button>
      </li>
    );
  };
  return (
    // Begun again when the choice comes or goes, so that it opens and closes with that
    <details key={String(isChosen)} className="fd-Recent" open={!isChosen}>
      <summary>{trans.__('Recent')}</summary>
      <ul aria-label={trans.__('Recent sessions and folders')}>{others.map(entry)}</ul>
    </details>
  );
}
