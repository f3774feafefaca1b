import React from 'react';

import { FailureNote } from '../../parts/FailureNote';
import { Progress } from '../../parts/Progress';
import { formatCount } from '../../parts/quantities';
import { useTrans } from '../../parts/trans';
import { useModel } from '../../parts/useModel';
import { isEdx } from './candidateView';
import type { ResolverModel } from './resolverModel';

/** What to know before choosing: a file that grows, a scan with EDX, nothing to choose, how far the reading is. */
export function ResolverNotes({ model }: { model: ResolverModel }): JSX.Element {
  const trans = useTrans();
  const { row, candidates, frames, isOutdated, progress, readFailure } = useModel(model);
  const found = candidates.map(({ candidate }) => candidate);
  const again = (label: string): JSX.Element => (
    <button type="button" className="fd-Button" onClick={() => model.again()}>
      {label}
    </button>
  );
  return (
    <>
      {(row?.state === 'growing' || isOutdated) && (
        <div className="fd-Note fd-mod-warning fd-ResolverNote" role="status">
          <p>
            {trans.__(
              'This file is still being written: the shapes are those of the %1 frames that were there when it was read.',
              formatCount(frames)
            )}
          </p>
          {isOutdated && again(trans.__('Read again'))}
        </div>
      )}
      {isEdx(found) && (
        <p className="fd-Note">
          {trans.__(
            'X × (X − 1) frames without long exposures: a scan with EDX. Known shape is taken, with fly-back off, as there is no fly-back to go by.'
          )}
        </p>
      )}
      {frames > 1 && found.every(({ mode }) => mode === 'none') && (
        <p className="fd-Note">
          {trans.__(
            'There is no scan shape to choose: nothing divides these %1 frames into lines, so they stay a stack. You can still give a shape.',
            formatCount(frames)
          )}
        </p>
      )}
      {progress && (
        <div className="fd-ResolverReading">
          <p className="fd-ProgressText" role="status">
            {progress.sampling > 1
              ? trans.__(
                  'A first look at one frame in %1: %2 of %3',
                  progress.sampling,
                  formatCount(progress.done),
                  formatCount(progress.of)
                )
              : trans.__('Reading frames %1 of %2', formatCount(progress.done), formatCount(progress.of))}
          </p>
          <Progress
            label={trans.__('Frames read')}
            fraction={progress.of > 0 ? progress.done / progress.of : undefined}
          />
        </div>
      )}
      {readFailure && (
        <div className="fd-ResolverNote">
          <FailureNote failure={readFailure} />
          {again(trans.__('Read the frames again'))}
        </div>
      )}
    </>
  );
}
