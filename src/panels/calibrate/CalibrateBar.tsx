import React from 'react';

import { ListingRun } from '../listing/ListingRun';
import { PickList } from '../parts/PickList';
import { useTrans } from '../parts/trans';
import { useModel } from '../parts/useModel';
import type { SessionModel } from '../session/sessionModel';
import type { CalibrateModel } from './calibrateModel';
import type { GoldFolder } from './goldFolder';

/** Which folder of the session holds the gold reference, and calibrating what is in it. */
export function CalibrateBar({ model }: { model: CalibrateModel }): JSX.Element {
  const trans = useTrans();
  return (
    <ListingRun
      model={model}
      words={{
        label: count =>
          count === 0 ? trans.__('Calibrate') : trans._n('Calibrate one reference', 'Calibrate %1 references', count),
        all: trans.__('Calibrates every reference that has no calibration yet'),
        selected: trans.__('Calibrates the selected references'),
        done: count => trans.__('%1 calibrated', count)
      }}
    >
      {model.gold && <GoldFolderField gold={model.gold} session={model.session} />}
    </ListingRun>
  );
}

function GoldFolderField({ gold, session }: { gold: GoldFolder; session: SessionModel }): JSX.Element | null {
  const trans = useTrans();
  const { subfolder } = useModel(gold);
  const { place, lists } = useModel(session);
  const entries = lists.subfolders.get('')?.entries ?? [];
  return place === undefined || 'folder' in place ? null : (
    <PickList
      label={trans.__('Au data folder name')}
      value={subfolder}
      entries={entries.map(entry => ({ value: entry.subfolder }))}
      onCommit={value => gold.name(value)}
    />
  );
}
