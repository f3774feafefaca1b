import React from 'react';

import { PickList } from '../parts/PickList';
import { useTrans } from '../parts/trans';
import { useModel } from '../parts/useModel';
import type { SessionModel } from '../session/sessionModel';
import type { GoldFolder } from './goldFolder';

/** Which folder of the session holds the gold reference; nothing outside of a session. */
export function GoldFolderField({ gold, session }: { gold: GoldFolder; session: SessionModel }): JSX.Element | null {
  const trans = useTrans();
  const { subfolder } = useModel(gold);
  const { place, lists } = useModel(session);
  const entries = lists.subfolders.get('')?.entries ?? [];
  return place === undefined || 'folder' in place ? null : (
    <PickList
      label={trans.__('Au data folder name')}
      tooltip={trans.__('Folder below Merlin that holds the gold (Au) reference.')}
      value={subfolder}
      entries={entries.map(entry => ({ value: entry.subfolder }))}
      onCommit={value => gold.name(value)}
    />
  );
}
