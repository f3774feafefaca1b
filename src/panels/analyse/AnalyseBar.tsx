import React from 'react';

import { ListingRun } from '../listing/ListingRun';
import { useTrans } from '../parts/trans';
import type { AnalyseModel } from './analyseModel';

/** The button that analyses, and how far that is. */
export function AnalyseBar({ model }: { model: AnalyseModel }): JSX.Element {
  const trans = useTrans();
  return (
    <ListingRun
      model={model}
      words={{
        label: count =>
          count === 0 ? trans.__('Analyse') : trans._n('Analyse one data set', 'Analyse %1 data sets together', count),
        all: trans.__('Analyses all data sets of the table together'),
        selected: trans.__('Analyses the selected data sets together'),
        done: count => (count === '1' ? trans.__('Analysis done') : trans.__('%1 analyses done', count))
      }}
    />
  );
}
