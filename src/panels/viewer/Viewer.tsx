import { launchIcon, notebookIcon, refreshIcon } from '@jupyterlab/ui-components';
import React from 'react';

import { IconButton } from '../parts/IconButton';
import { nameOf } from '../parts/paths';
import { formatCount, formatShape } from '../parts/quantities';
import { useTrans } from '../parts/trans';
import { useModel } from '../parts/useModel';
import type { CalibrationLineProps } from './CalibrationLine';
import type { PatternPaneProps } from './PatternPane';
import { PatternPane } from './PatternPane';
import { ReloadNote } from './ReloadNote';
import { ScanPane } from './ScanPane';
import { StackPane } from './StackPane';

export interface ViewerProps extends CalibrationLineProps {
  /** Offers to load a converted file in a notebook */
  onNotebook?(output: string): void;
  /** Offers to show the file in a tab of its own */
  onTab?(output: string): void;
  /** Offers to convert a raw file */
  onConvert?(path: string): void;
}

/** One file to look at, converted or raw: the scan on one side, diffraction patterns on the other. Nothing while there is none. */
export function Viewer({ model, onNotebook, onTab, onConvert, onDocument }: ViewerProps): JSX.Element | null {
  const trans = useTrans();
  const { output, data } = useModel(model);
  if (output === undefined) {
    return null;
  }
  const isRaw = data.state === 'ready' && data.value.isRaw;
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
          {onConvert && isRaw && (
            <button type="button" className="fd-Button" onClick={() => onConvert(output)}>
              {trans.__('Convert…')}
            </button>
          )}
          {onNotebook && !isRaw && (
            <button type="button" className="fd-Button" onClick={() => onNotebook(output)}>
              <notebookIcon.react tag="span" width="16px" height="16px" />
              {trans.__('Open in a notebook')}
            </button>
          )}
          <IconButton
            icon={refreshIcon}
            name={trans.__('Reload')}
            title={trans.__('Look at the file as it is on disk now')}
            onClick={() => void model.reload()}
          />
        </div>
      </header>
      {data.state === 'loading' && (
        <p className="fd-Hint" role="status">
          {trans.__('Opening the file…')}
        </p>
      )}
      {data.state === 'failed' && <ReloadNote failure={data.failure} model={model} />}
      {data.state === 'ready' && <Shown data={data.value} model={model} onDocument={onDocument} />}
    </section>
  );
}

function Shown({ data, model, onDocument }: PatternPaneProps): JSX.Element {
  const trans = useTrans();
  const { failure } = useModel(model.overview);
  const { scan, frames, frame, dtype, isRaw, warnings } = data;
  return (
    <>
      <p className="fd-Quiet">
        {scan
          ? trans.__('%1 scan positions of %2 px, %3', formatShape(scan), formatShape(frame), dtype)
          : trans.__('%1 frames of %2 px one after another, %3', formatCount(frames), formatShape(frame), dtype)}
        {isRaw && ` · ${trans.__('raw, as a conversion would read it')}`}
      </p>
      {warnings.map(warning => (
        <p key={warning} className="fd-Note fd-mod-warning">
          {warning}
        </p>
      ))}
      {failure && <ReloadNote failure={failure} model={model} />}
      <div className="fd-Viewer-panes" key={data.output}>
        {scan ? <ScanPane data={data} scan={scan} model={model} /> : <StackPane frames={frames} model={model} />}
        <PatternPane data={data} model={model} onDocument={onDocument} />
      </div>
    </>
  );
}
