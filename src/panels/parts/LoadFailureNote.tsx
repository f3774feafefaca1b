import React from 'react';

import { FailureNote } from './FailureNote';
import { failureOf } from './failure';
import { loadFailureSentence } from './loadFailure';
import { ReloadPage } from './ReloadPage';
import { useTrans } from './trans';

/** Stands in place of a part that could not be fetched. */
export function LoadFailureNote({ error, onAgain }: { error: unknown; onAgain(): void }): JSX.Element {
  const trans = useTrans();
  return (
    <div className="fd-LoadFailure">
      <FailureNote failure={{ message: loadFailureSentence(trans), details: failureOf(error).message }} />
      <div className="fd-Row">
        <button type="button" className="fd-Button" onClick={onAgain}>
          {trans.__('Try again now')}
        </button>
        <ReloadPage />
      </div>
    </div>
  );
}
