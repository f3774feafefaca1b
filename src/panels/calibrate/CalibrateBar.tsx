import React from 'react';

import { ListingRun } from '../listing/ListingRun';
import { PickList } from '../parts/PickList';
import { useTrans } from '../parts/trans';
import { useModel } from '../parts/useModel';
import type { CalibrateModel } from './calibrateModel';

/** Which folder of the session holds the gold reference, and calibrating what is in it. */
export function CalibrateBar({ model }: { model: CalibrateModel }): JSX.Element {
  const trans = useTrans();
  const { subfolder } = useModel(model.gold);
  const { place, lists } = useModel(model.session);
  const isSession = place !== undefined && !('folder' in place);
  const entries = lists.subfolders.get('')?.entries ?? [];
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
      {isSession && (
        <PickList
          label={trans.__('Au data folder name')}
          value={subfolder}
          entries={entries.map(entry => ({ value: entry.subfolder }))}
          onCommit={value => model.gold.name(value)}
        />
      )}
    </ListingRun>
  );
}
