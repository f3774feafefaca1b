import React from 'react';

import type { InfoFileResult } from '../../../protocol/convert/batchFiles';
import { CopyButton } from '../../parts/CopyButton';
import { PathLine } from '../../parts/PathLine';
import { useTrans } from '../../parts/trans';
import { useModel } from '../../parts/useModel';
import type { ClusterFilesModel } from './clusterFilesModel';

/** The files that were written, and the command that uses them. */
export function ClusterFiles({ model }: { model: ClusterFilesModel }): JSX.Element | null {
  const trans = useTrans();
  const { written, stale } = useModel(model);
  if (!written) {
    return null;
  }
  const { info, batch } = written;
  return (
    <div className="fd-ClusterFiles" role="group" aria-label={trans.__('Files for the cluster')}>
      {stale && (
        <p className="fd-Note fd-mod-warning" role="status">
          {trans.__(
            'Selection or options have changed since these files were written. Write them again to use the new ones.'
          )}
        </p>
      )}
      <WrittenFile name={trans.__('Conversion info file')} file={info} />
      {batch && (
        <>
          <WrittenFile name={trans.__('Slurm batch file')} file={batch} />
          <div>
            <h3>{trans.__('To submit, type on a login node')}</h3>
            <div className="fd-Command">
              <code tabIndex={0}>{batch.command}</code>
              <CopyButton key={batch.command} text={batch.command} label={trans.__('Copy the command')} />
            </div>
            <p className="fd-Hint">
              {trans._n('It runs %1 task.', 'It runs %1 tasks, one for each acquisition.', batch.tasks)}
            </p>
          </div>
        </>
      )}
    </div>
  );
}

function WrittenFile({ name, file }: { name: string; file: InfoFileResult }): JSX.Element {
  const trans = useTrans();
  const { path, text, copy, warnings } = file;
  return (
    <div>
      <h3>{name}</h3>
      <PathLine path={path} copyLabel={trans.__('Copy the path: %1', name)} />
      {warnings.map(warning => (
        <p key={warning} className="fd-Note fd-mod-warning">
          {warning}
        </p>
      ))}
      <details>
        <summary>{trans.__('Show its text')}</summary>
        <pre className="fd-FileText" tabIndex={0} aria-label={name}>
          {text}
        </pre>
        {copy && <p className="fd-Hint">{trans.__('The same is in %1.', copy)}</p>}
      </details>
    </div>
  );
}
