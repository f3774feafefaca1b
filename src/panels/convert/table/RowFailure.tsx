import { closeIcon } from '@jupyterlab/ui-components';
import React, { useEffect, useId, useRef } from 'react';

import { FailureNote } from '../../parts/FailureNote';
import { useTrans } from '../../parts/trans';
import type { TableRow } from './tableRow';

export interface RowFailureProps {
  row: TableRow;
  retrying: boolean;
  onRetry(path: string): void;
  onClose(): void;
}

/** What went wrong with a row, in full, and the button that tries again. Takes the focus; Esc gives it back. */
export function RowFailure({ row, retrying, onRetry, onClose }: RowFailureProps): JSX.Element | null {
  const trans = useTrans();
  const id = useId();
  const dialog = useRef<HTMLElement>(null);
  const { path, failure, cells, retryable } = row;
  useEffect(() => dialog.current?.focus(), [path]);
  if (!failure) {
    return null;
  }
  const Close = closeIcon.react;
  return (
    <section
      ref={dialog}
      className="fd-RowFailure"
      role="dialog"
      tabIndex={-1}
      aria-labelledby={id}
      onKeyDown={event => {
        if (event.key === 'Escape') {
          event.stopPropagation();
          onClose();
        }
      }}
    >
      <header className="fd-CardHead">
        <h3 id={id} title={path}>
          {cells.stamp}
        </h3>
        {retryable && (
          <button type="button" className="fd-Button" disabled={retrying} onClick={() => onRetry(path)}>
            {trans.__('Retry')}
          </button>
        )}
        <button type="button" className="fd-IconButton" aria-label={trans.__('Close details')} onClick={onClose}>
          <Close tag="span" width="16px" height="16px" />
        </button>
      </header>
      <FailureNote failure={failure} />
    </section>
  );
}
