import React from 'react';

import { Tabs } from '../parts/Tabs';
import { useTrans } from '../parts/trans';
import { useModel } from '../parts/useModel';
import { ProfilesPane } from '../radial/profiles/ProfilesPane';
import type { AnalyseModel } from './analyseModel';
import { ComparePane } from './compare/ComparePane';
import { InterimAdvice } from './result/InterimAdvice';
import type { ReportButtonsProps } from './result/ReportButtons';
import { ResultPane } from './result/ResultPane';
import { statusReason } from './table/profileRow';

export interface AnalyseDetailProps extends Pick<
  ReportButtonsProps,
  'onDocument' | 'onNotebookFile' | 'onAnalysisTab'
> {
  model: AnalyseModel;
}

/** What stands beside the table: the data set looked at, or an analysis. */
export function AnalyseDetail({ model, ...opening }: AnalyseDetailProps): JSX.Element {
  const trans = useTrans();
  const { shown } = useModel(model.detail);
  return (
    <Tabs
      label={trans.__('Profile analysis')}
      shown={shown}
      onShow={view => model.detail.show(view)}
      tabs={[
        { key: 'dataSet', name: trans.__('Data set') },
        { key: 'compare', name: trans.__('Compare') },
        { key: 'result', name: trans.__('Result') }
      ]}
    >
      {shown === 'dataSet' && <DataSet model={model} />}
      {shown === 'compare' && <ComparePane model={model} />}
      {shown === 'result' && (
        <>
          <InterimAdvice jobs={model.jobs} isShown={input => model.shows(input)} />
          <ResultPane model={model.result} {...opening} />
        </>
      )}
    </Tabs>
  );
}

function DataSet({ model }: { model: AnalyseModel }): JSX.Element {
  const trans = useTrans();
  const { all, active } = useModel(model.rows);
  const { profile } = useModel(model.form).form;
  const row = all.find(({ path }) => path === active);
  if (!row) {
    return <p className="fd-TableEmpty">{trans.__('Click on a data set to see its map and its mean profile.')}</p>;
  }
  const reason = statusReason(row, profile, trans);
  return (
    <section className="fd-RadialDetail" aria-label={trans.__('Profiles of %1', row.name)}>
      <h2>{row.name}</h2>
      {reason !== undefined && <p className="fd-Note">{reason}</p>}
      <ProfilesPane model={model.profiles} />
    </section>
  );
}
