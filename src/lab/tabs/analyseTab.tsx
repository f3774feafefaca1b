import React from 'react';

import { ResultModel } from '../../panels/analyse/result/resultModel';
import { ResultPane } from '../../panels/analyse/result/ResultPane';
import { panelActions } from '../panelActions';
import type { OwnTab } from './ownTabWidget';
import type { TabPlace } from './tabPlugin';

/** An analysis, by its record. */
export function analyseTab({ app, backend }: TabPlace, record: string): OwnTab {
  const model = new ResultModel(backend);
  const { onDocument, onNotebookFile } = panelActions(app);
  return {
    model,
    open: () => model.open(record),
    draw: () => <ResultPane model={model} onDocument={onDocument} onNotebookFile={onNotebookFile} />
  };
}
