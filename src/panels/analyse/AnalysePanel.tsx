import React, { useMemo } from 'react';

import type { ListingPanelOf } from '../listing/ListingPanel';
import { ListingPanel } from '../listing/ListingPanel';
import { useTrans } from '../parts/trans';
import { useModel } from '../parts/useModel';
import type { AnalyseModel } from './analyseModel';
import type { AnalyseDetailProps } from './AnalyseDetail';
import { AnalyseDetail } from './AnalyseDetail';
import { AnalyseFields } from './form/AnalyseFields';
import { profileColumns } from './table/profileColumns';

export type AnalysePanelProps = ListingPanelOf<AnalyseModel> & AnalyseDetailProps;

/** The data sets of a session with radial profiles, and what was found in them. */
export function AnalysePanel({
  model,
  onChooseSession,
  onDocument,
  onNotebookFile,
  onAnalysisTab,
  inCell
}: AnalysePanelProps): JSX.Element {
  const trans = useTrans();
  const profile = useModel(model.form, ({ form }) => form.profile);
  const columns = useMemo(() => profileColumns(profile, trans), [profile, trans]);
  return (
    <ListingPanel
      model={model}
      label={trans.__('Profile analysis')}
      {...{ onChooseSession, inCell }}
      options={<AnalyseFields model={model.form} />}
      columns={columns}
      needsBefore
      words={{
        rows: trans.__('Data sets with profiles'),
        table: trans.__('Table of data sets with profiles'),
        filter: { label: trans.__('Filter data sets'), placeholder: trans.__('Filter: name, subfolder, new …') },
        all: trans.__('Analyses all data sets of the table together'),
        selected: trans.__('Analyses the selected data sets together'),
        done: count => (count === '1' ? trans.__('Analysis done') : trans.__('%1 analyses done', count)),
        noFolder: trans.__('Choose a session, or another folder with radial profiles, to see its data sets here.'),
        looking: trans.__('Looking for radial profiles…'),
        nothing: trans.__(
          'There are no radial profiles in this folder or below it yet. The radial transform makes them.'
        )
      }}
      detail={<AnalyseDetail model={model} {...{ onDocument, onNotebookFile, onAnalysisTab }} />}
    />
  );
}
