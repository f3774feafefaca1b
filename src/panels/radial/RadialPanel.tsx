import React, { useMemo } from 'react';

import type { ListingPanelOf } from '../listing/ListingPanel';
import { ListingPanel } from '../listing/ListingPanel';
import { useTrans } from '../parts/trans';
import { useModel } from '../parts/useModel';
import { RadialFields } from './form/RadialFields';
import { RadialDetail } from './RadialDetail';
import type { RadialModel } from './radialModel';
import { RecordUseNote } from './use/RecordUseNote';
import { dataSetColumns } from './table/dataSetColumns';

export interface RadialPanelProps extends ListingPanelOf<RadialModel> {
  /** Shows profiles, by the file of their means, in a tab of their own; absent where there are no tabs */
  onProfilesTab?(mean: string): void;
}

/** The scans of a session with their calibrations, and the profiles of the one looked at. */
export function RadialPanel({ onProfilesTab, ...shown }: RadialPanelProps): JSX.Element {
  const trans = useTrans();
  const { model } = shown;
  const { lists } = useModel(model.session);
  const folders = (lists.subfolders.get('')?.entries ?? []).map(({ subfolder }) => ({ value: subfolder }));
  const columns = useMemo(
    () => dataSetColumns(trans, (path, calibration) => model.pick(path, calibration)),
    [trans, model]
  );
  return (
    <ListingPanel
      {...shown}
      label={trans.__('Radial transform')}
      options={<RadialFields model={model.form} folders={folders} />}
      columns={columns}
      notice={<RecordUseNote model={model} />}
      words={{
        all: trans.__('Transforms everything that is new or stale'),
        selected: trans.__('Transforms the selected data sets'),
        done: count => trans.__('%1 transformed', count)
      }}
      detail={<RadialDetail model={model} onProfilesTab={onProfilesTab} />}
    />
  );
}
