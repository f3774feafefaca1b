import React from 'react';

import { FailureNote } from '../parts/FailureNote';
import { Progress } from '../parts/Progress';
import { useTrans } from '../parts/trans';
import { useModel } from '../parts/useModel';
import type { SessionModel } from './sessionModel';

/** The button that makes a simulated session to try things out with, and how far that is. */
export function SampleSession({ model }: { model: SessionModel }): JSX.Element {
  const trans = useTrans();
  const { making, fraction, failure } = useModel(model.sample);
  const folder = useModel(model, () => model.startFolder);
  return (
    <div className="fd-SampleSession">
      {making ? (
        <>
          <p className="fd-Hint" role="status">
            {trans.__('Simulating a gold reference and three scans. This takes less than a minute.')}
          </p>
          <Progress label={trans.__('Progress of the sample session')} fraction={fraction} />
          <button type="button" className="fd-Button" onClick={() => model.sample.cancel()}>
            {trans.__('Cancel')}
          </button>
        </>
      ) : (
        <>
          <button
            type="button"
            className="fd-Button"
            disabled={folder === undefined}
            onClick={() => void model.makeSample()}
          >
            {trans.__('Make a sample session')}
          </button>
          <p className="fd-Hint">
            {folder === undefined
              ? trans.__('Waiting for the backend.')
              : trans.__('Simulated data to try things out, less than 200 MB, in %1.', folder)}
          </p>
        </>
      )}
      {failure && <FailureNote failure={failure} />}
    </div>
  );
}
