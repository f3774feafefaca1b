import React from 'react';

import { FailureNote } from '../../parts/FailureNote';
import { useTrans } from '../../parts/trans';
import { useModel } from '../../parts/useModel';
import { ClusterFields } from './ClusterFields';
import { ClusterFiles } from './ClusterFiles';
import type { ClusterModel } from './clusterModel';

/** Conversion on the cluster: the files it needs, and what to do with them. */
export function ClusterSection({ model }: { model: ClusterModel }): JSX.Element {
  const trans = useTrans();
  const { infoFile, batchFile, input, problems, gpuQuestion, writing, failure } = useModel(model);
  const count = input.paths.length;
  const byHand = Object.keys(input.shapes ?? {}).length;
  const reason =
    count === 0
      ? trans.__('Select acquisitions in the table first.')
      : !input.options
        ? trans.__('The options above need a change first.')
        : batchFile && gpuQuestion
          ? trans.__('Answer the question about %1 first.', gpuQuestion.name)
          : batchFile && Object.keys(problems).length > 0
            ? trans.__('Partition, tasks or limits need a change first.')
            : undefined;
  return (
    <section className="fd-Cluster" aria-label={trans.__('On the cluster')}>
      <h2>{trans.__('On the cluster')}</h2>
      <fieldset className="fd-Fieldset" aria-label={trans.__('Files for the cluster')}>
        <label className="fd-Choice">
          <input type="checkbox" checked={infoFile} onChange={event => model.setInfoFile(event.target.checked)} />
          <span>
            {trans.__('Create conversion info file')}{' '}
            <span className="fd-Quiet">{trans.__('the list of files and the options')}</span>
          </span>
        </label>
        <label className="fd-Choice">
          <input type="checkbox" checked={batchFile} onChange={event => model.setBatchFile(event.target.checked)} />
          <span>
            {trans.__('Create Slurm batch file')}{' '}
            <span className="fd-Quiet">{trans.__('runs the info file, one task per acquisition')}</span>
          </span>
        </label>
        <label className="fd-Choice">
          <input type="checkbox" checked={false} disabled />
          <span>
            <span className="fd-Disabled">{trans.__('Submit a Slurm job')}</span>
            <span className="fd-Hint fd-Below">
              {trans.__(
                'Jobs are submitted from this panel in a later version. Until then, write the batch file and type the command shown with it on a login node.'
              )}
            </span>
          </span>
        </label>
      </fieldset>
      {infoFile && byHand > 0 && (
        <p className="fd-Hint">
          {trans._n(
            'One acquisition has a scan shape chosen by hand. It stands in the info file, and the batch file made here uses it; the older conversion script of ePSIC passes over it.',
            '%1 acquisitions have a scan shape chosen by hand. These shapes stand in the info file, and the batch file made here uses them; the older conversion script of ePSIC passes over them.',
            byHand
          )}
        </p>
      )}
      {batchFile && <ClusterFields model={model} />}
      {infoFile && (
        <div className="fd-Run">
          <button type="button" className="fd-Button" disabled={!model.canWrite} onClick={() => void model.write()}>
            {writing
              ? trans.__('Writing…')
              : count === 0
                ? trans.__('Write files')
                : trans._n('Write files for %1 acquisition', 'Write files for %1 acquisitions', count)}
          </button>
          {reason && <p className="fd-Hint">{reason}</p>}
        </div>
      )}
      {failure && <FailureNote failure={failure} />}
      <ClusterFiles model={model} />
    </section>
  );
}
