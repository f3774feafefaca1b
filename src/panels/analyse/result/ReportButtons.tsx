import { launchIcon } from '@jupyterlab/ui-components';
import React from 'react';

import { useTrans } from '../../parts/trans';
import { useModel } from '../../parts/useModel';
import type { ResultModel } from './resultModel';

/** A file that is read, not computed with. */
export interface ShownDocument {
  readonly path: string;
  readonly text: string;
}

export interface ReportButtonsProps {
  model: ResultModel;
  /** Shows a file in a tab of its own; absent where there are no tabs to open, as in a notebook cell */
  onDocument?(document: ShownDocument): void;
  /** Shows the analysis, by its record, in a tab of its own; absent as above, and where it is in one */
  onAnalysisTab?(record: string): void;
  /** Opens a notebook; absent as above */
  onNotebookFile?(notebook: ShownDocument): void;
}

/** The report and the record of the analysis in tabs of their own, and the analysis as a notebook. */
export function ReportButtons({ model, onDocument, onNotebookFile, onAnalysisTab }: ReportButtonsProps): JSX.Element {
  const trans = useTrans();
  const { record } = useModel(model);
  const button = (
    what: 'report' | 'record' | 'notebook',
    name: string,
    open: (found: ShownDocument) => void
  ): JSX.Element => (
    <button
      type="button"
      className="fd-Button"
      onClick={() =>
        void model.textOf(what).then(found => {
          if (found) {
            open(found);
          }
        })
      }
    >
      {name}
    </button>
  );
  return (
    <>
      {onAnalysisTab && record !== undefined && (
        <button type="button" className="fd-Button" onClick={() => onAnalysisTab(record)}>
          <launchIcon.react tag="span" width="16px" height="16px" />
          {trans.__('Open in own tab')}
        </button>
      )}
      {onDocument && button('report', trans.__('Open report'), onDocument)}
      {onDocument && button('record', trans.__('Open record'), onDocument)}
      {onNotebookFile && button('notebook', trans.__('Open as notebook'), onNotebookFile)}
    </>
  );
}
