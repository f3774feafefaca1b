import React, { useMemo } from 'react';

import { changedWords } from '../form/fieldWords';
import { ListingPanel } from '../listing/ListingPanel';
import { useTrans } from '../parts/trans';
import { useModel } from '../parts/useModel';
import { RadialFields } from './form/RadialFields';
import { radialFormWords } from './form/radialFormWords';
import { RadialDetail } from './RadialDetail';
import type { RadialModel } from './radialModel';
import { dataSetColumns } from './table/dataSetColumns';
import { statusName } from './table/dataSetRow';

export interface RadialPanelProps {
  model: RadialModel;
  /** Leads to where the session is chosen for all panels */
  onChooseSession?(): void;
  /** Shows profiles, by the file of their means, in a tab of their own; absent where there are no tabs */
  onProfilesTab?(mean: string): void;
  /** In a notebook cell, which has no height of its own */
  inCell?: boolean;
}

/** The scans of a session with their calibrations, and the profiles of the one looked at. */
export function RadialPanel({ model, onChooseSession, onProfilesTab, inCell }: RadialPanelProps): JSX.Element {
  const trans = useTrans();
  const { form, changed } = useModel(model.form);
  const { lists } = useModel(model.session);
  const folders = (lists.subfolders.get('')?.entries ?? []).map(({ subfolder }) => ({ value: subfolder }));
  const columns = useMemo(
    () => dataSetColumns(trans, (path, calibration) => model.pick(path, calibration)),
    [trans, model]
  );
  return (
    <ListingPanel
      model={model}
      label={trans.__('Radial transform')}
      onChooseSession={onChooseSession}
      stacks={inCell}
      summary={changedWords(radialFormWords(trans), form, changed)}
      options={<RadialFields model={model.form} folders={folders} />}
      columns={columns}
      words={{
        rows: trans.__('Data sets'),
        table: trans.__('Table of data sets'),
        filter: { label: trans.__('Filter data sets'), placeholder: trans.__('Filter: name, stale, new …') },
        all: trans.__('Transforms everything that is new or stale'),
        selected: trans.__('Transforms the selected data sets'),
        done: count => trans.__('%1 transformed', count),
        status: status => statusName(status, trans),
        noFolder: trans.__('Choose a session, or another folder with data, to see its data sets here.'),
        looking: trans.__('Looking for data sets…'),
        nothing: trans.__('There are no data in this folder or below it. Choose another.')
      }}
      detail={<RadialDetail model={model} onProfilesTab={onProfilesTab} />}
    />
  );
}
