import React from 'react';

import type { BackendStatus } from '../connection';
import { useTrans } from './trans';

export interface ConnectionBarProps {
  status: BackendStatus;
  /** Running work that the loss has cut off */
  interrupted: number;
  onConnect(): void;
}

/** Says that the backend is away, and what happens next; nothing while all is well. */
export function ConnectionBar({ status, interrupted, onConnect }: ConnectionBarProps): JSX.Element | null {
  const trans = useTrans();
  const { state, message } = status;
  if (state === 'ready' || state === 'idle') {
    return null;
  }
  const away = state !== 'connecting';
  return (
    <div className={`fd-Bar${away ? ' fd-mod-warning' : ''}`} role={away ? 'alert' : 'status'}>
      <div>
        <p>{message}</p>
        {state === 'lost' && (
          <p>
            {interrupted > 0
              ? trans._n(
                  'One running conversion was interrupted. Files already converted are complete.',
                  '%1 running conversions were interrupted. Files already converted are complete.',
                  interrupted
                )
              : trans.__('Nothing was running. This panel recovers by itself.')}
          </p>
        )}
      </div>
      {state === 'mismatch' && (
        <button type="button" className="fd-Button" onClick={() => window.location.reload()}>
          {trans.__('Reload page')}
        </button>
      )}
      {(state === 'lost' || state === 'unavailable') && (
        <button type="button" className="fd-Button" onClick={onConnect}>
          {trans.__('Try again now')}
        </button>
      )}
    </div>
  );
}
