import React from 'react';

import { FailureNote } from '../parts/FailureNote';
import type { Failure } from '../parts/failure';
import { useTrans } from '../parts/trans';
import type { ViewerModel } from './viewerModel';

/** What could not be read, and the way to try again. */
export function ReloadNote({ failure, model }: { failure: Failure; model: ViewerModel }): JSX.Element {
  const trans = useTrans();
  return (
    <div className="fd-Viewer-failed">
      <FailureNote failure={failure} />
      <button type="button" className="fd-Button" onClick={() => void model.reload()}>
        {trans.__('Reload')}
      </button>
    </div>
  );
}
