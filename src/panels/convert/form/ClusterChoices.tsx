import React from 'react';

import { FailureNote } from '../../parts/FailureNote';
import { useTrans } from '../../parts/trans';
import { useModel } from '../../parts/useModel';
import { ClusterFiles } from './ClusterFiles';
import type { ClusterFilesModel } from './clusterFilesModel';

/** What a conversion on the cluster does, today's three toggles, and the files that were written. */
export function ClusterChoices({ model }: { model: ClusterFilesModel }): JSX.Element {
  const trans = useTrans();
  const { infoFile, batchFile, submits, input, failure } = useModel(model);
  const byHand = Object.keys(input.shapes ?? {}).length;
  return (
    <>
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
          <input type="checkbox" checked={submits} onChange={event => model.setSubmits(event.target.checked)} />
          <span>
            {trans.__('Submit a Slurm job')}{' '}
            <span className="fd-Quiet">{trans.__('runs without these files, one task per acquisition')}</span>
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
      {failure && <FailureNote failure={failure} />}
      <ClusterFiles model={model} />
    </>
  );
}

/** The button that writes and submits what is ticked, and why it cannot. */
export function ClusterButton({ model }: { model: ClusterFilesModel }): JSX.Element {
  const trans = useTrans();
  const { infoFile, submits, input, writing } = useModel(model);
  const { submitting, gpuQuestion, problems } = useModel(model.submit);
  const { site } = useModel(model.submit.cluster);
  const count = input.paths.length;
  const reason =
    count === 0
      ? trans.__('Select acquisitions in the table first.')
      : !input.options
        ? (input.obstacle ?? trans.__('Change the marked options first.'))
        : gpuQuestion
          ? trans.__('Answer the question about %1 first.', gpuQuestion.name)
          : Object.keys(problems).length > 0
            ? trans.__('A field above needs a change first.')
            : submits && site?.obstacle !== undefined
              ? trans.__('Nothing can be submitted from here: see above.')
              : !submits && !infoFile
                ? trans.__('Tick what is to be done.')
                : undefined;
  const label = writing
    ? trans.__('Writing…')
    : submitting
      ? trans.__('Submitting…')
      : !submits
        ? trans._n('Write files for %1 acquisition', 'Write files for %1 acquisitions', count)
        : infoFile
          ? trans._n('Write files, submit %1 acquisition', 'Write files, submit %1 acquisitions', count)
          : trans._n('Submit %1 acquisition', 'Submit %1 acquisitions', count);
  return (
    <>
      <button type="button" className="fd-Button fd-mod-main" disabled={!model.canRun} onClick={() => void model.run()}>
        {label}
      </button>
      {reason && <p className="fd-Hint">{reason}</p>}
    </>
  );
}
