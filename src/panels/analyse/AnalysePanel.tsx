import React, { useMemo } from 'react';

import { changedWords } from '../form/fieldWords';
import { ListingPanel } from '../listing/ListingPanel';
import { useTrans } from '../parts/trans';
import { useModel } from '../parts/useModel';
import type { AnalyseDetailProps } from './AnalyseDetail';
import { AnalyseDetail } from './AnalyseDetail';
import { AnalyseFields } from './form/AnalyseFields';
import { analyseFormWords } from './form/analyseFormWords';
import { profileColumns } from './table/profileColumns';
import { statusName } from './table/profileRow';

export interface AnalysePanelProps extends AnalyseDetailProps {
  /** Leads to where the session is chosen for all panels */
  onChooseSession?(): void;
  /** In a notebook cell, which has no height of its own */
  inCell?: boolean;
}

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
  const { form, changed } = useModel(model.form);
  const columns = useMemo(() => profileColumns(form.profile, trans), [form.profile, trans]);
  return (
    <ListingPanel
      model={model}
      label={trans.__('Profile analysis')}
      onChooseSession={onChooseSession}
      stacks={inCell}
      summary={changedWords(analyseFormWords(trans), form, changed)}
      options={<AnalyseFields model={model.form} />}
      columns={columns}
      words={{
        rows: trans.__('Data sets with profiles'),
        table: trans.__('Table of data sets with profiles'),
        filter: { label: trans.__('Filter data sets'), placeholder: trans.__('Filter: name, subfolder, new …') },
        all: trans.__('Analyses all data sets of the table together'),
        selected: trans.__('Analyses the selected data sets together'),
        done: count => (count === '1' ? trans.__('Analysis done') : trans.__('%1 analyses done', count)),
        status: status => statusName(status, trans),
        noFolder: trans.__('Choose a session, or another folder with radial profiles, to see its data sets here.'),
        looking: trans.__('Looking for radial profiles…'),
        nothing: trans.__(
          'There are no radial profiles in this folder or below it. Make them in the panel Radial transform.'
        )
      }}
      detail={<AnalyseDetail model={model} {...{ onDocument, onNotebookFile, onAnalysisTab }} />}
    />
  );
}
