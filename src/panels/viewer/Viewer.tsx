import { launchIcon, notebookIcon, refreshIcon } from '@jupyterlab/ui-components';
import React from 'react';

import { nameOf } from '../parts/paths';
import { formatCount, formatShape } from '../parts/quantities';
import { useTrans } from '../parts/trans';
import { useModel } from '../parts/useModel';
import { PatternPane } from './PatternPane';
import { ReloadNote } from './ReloadNote';
import { ScanPane } from './ScanPane';
import { StackPane } from './StackPane';
import type { ViewedData } from './viewedData';
import type { ViewerModel } from './viewerModel';

export interface ViewerProps {
  model: ViewerModel;
  /** Offers to load the file in a notebook */
  onNotebook?(output: string): void;
  /** Offers to show the file in a tab of its own */
  onTab?(output: string): void;
}

/** One converted file to look at: the scan on one side, diffraction patterns on the other. Nothing while there is none. */
export function Viewer({ model, onNotebook, onTab }: ViewerProps): JSX.Element | null {
  const trans = useTrans();
  const { output, data } = useModel(model);
  if (output === undefined) {
    return null;
  }
  return (
    <section className="fd-Viewer" aria-label={trans.__('Images of the result')}>
      <header className="fd-SectionHead">
        <h2 title={output}>{nameOf(output)}</h2>
        <div className="fd-Viewer-actions">
          {onTab && (
            <button type="button" className="fd-Button" onClick={() => onTab(output)}>
              <launchIcon.react tag="span" width="16px" height="16px" />
              {trans.__('Open in own tab')}
            </button>
          )}
          {onNotebook && (
            <button type="button" className="fd-Button" onClick={() => onNotebook(output)}>
              <notebookIcon.react tag="span" width="16px" height="16px" />
              {trans.__('Open in a notebook')}
            </button>
          )}
          <button
            type="button"
            className="fd-IconButton"
            aria-label={trans.__('Reload')}
            title={trans.__('Look at the file as it is on disk now')}
            onClick={() => void model.reload()}
          >
            <refreshIcon.react tag="span" width="16px" height="16px" />
          </button>
        </div>
      </header>
      {data.state === 'loading' && (
        <p className="fd-Hint" role="status">
          {trans.__('Opening the file…')}
        </p>
      )}
      {data.state === 'failed' && <ReloadNote failure={data.failure} model={model} />}
      {data.state === 'ready' && <Shown data={data.value} model={model} />}
    </section>
  );
}

function Shown({ data, model }: { data: ViewedData; model: ViewerModel }): JSX.Element {
  const trans = useTrans();
  const { failure } = useModel(model.overview);
  const { scan, frames, frame, dtype } = data;
  return (
    <>
      <p className="fd-Quiet">
        {scan
          ? trans.__('%1 scan positions of %2 px, %3', formatShape(scan), formatShape(frame), dtype)
          : trans.__('%1 frames of %2 px one after another, %3', formatCount(frames), formatShape(frame), dtype)}
      </p>
      {failure && <ReloadNote failure={failure} model={model} />}
      <div className="fd-Viewer-panes" key={data.output}>
        {scan ? <ScanPane data={data} scan={scan} model={model} /> : <StackPane frames={frames} model={model} />}
        <PatternPane data={data} model={model} />
      </div>
    </>
  );
}
