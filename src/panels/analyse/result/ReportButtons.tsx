import React from 'react';

import { useTrans } from '../../parts/trans';
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
}

/** The report and the record of the analysis, in tabs of their own. */
export function ReportButtons({ model, onDocument }: ReportButtonsProps): JSX.Element | null {
  const trans = useTrans();
  if (!onDocument) {
    return null;
  }
  const button = (what: 'report' | 'record', name: string): JSX.Element => (
    <button
      type="button"
      className="fd-Button"
      onClick={() =>
        void model.textOf(what).then(found => {
          if (found) {
            onDocument(found);
          }
        })
      }
    >
      {name}
    </button>
  );
  return (
    <>
      {button('report', trans.__('Open report'))}
      {button('record', trans.__('Open record'))}
    </>
  );
}
