import React from 'react';

import type { Failure } from './failure';
import { useTrans } from './trans';

/** A failure in one sentence, with what was underneath behind a disclosure. */
export function FailureNote({ failure }: { failure: Failure }): JSX.Element {
  const trans = useTrans();
  return (
    <div className="fd-Note fd-mod-error" role="alert">
      <p>{failure.message}</p>
      {failure.details && (
        <details>
          <summary>{trans.__('Details')}</summary>
          <pre tabIndex={0}>{failure.details}</pre>
        </details>
      )}
    </div>
  );
}
