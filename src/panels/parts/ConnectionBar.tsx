import React from 'react';

import type { BackendStatus } from '../connection';
import { ReloadPage } from './ReloadPage';
import { useTrans } from './trans';

export interface ConnectionBarProps {
  status: BackendStatus;
  /** Jobs under way, which do without the backend */
  running: number;
  onConnect(): void;
}

/** Says that the backend is away, and what happens next; nothing while all is well. */
export function ConnectionBar({ status, running, onConnect }: ConnectionBarProps): JSX.Element | null {
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
            {running > 0
              ? trans._n(
                  'One job keeps running meanwhile. This panel recovers by itself.',
                  '%1 jobs keep running meanwhile. This panel recovers by itself.',
                  running
                )
              : trans.__('Nothing was running. This panel recovers by itself.')}
          </p>
        )}
      </div>
      {(state === 'lost' || state === 'unavailable') && (
        <button type="button" className="fd-Button" onClick={onConnect}>
          {trans.__('Try again now')}
        </button>
      )}
      {(state === 'mismatch' || state === 'unavailable') && <ReloadPage />}
    </div>
  );
}
