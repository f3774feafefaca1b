import { closeIcon } from '@jupyterlab/ui-components';
import React, { useEffect, useId, useRef } from 'react';

import { FailureNote } from '../parts/FailureNote';
import type { Failure } from '../parts/failure';
import { IconButton } from '../parts/IconButton';
import { useTrans } from '../parts/trans';
import type { DataRow } from './dataRow';

/** A row of which something went wrong. */
export interface FailedRow extends Pick<DataRow, 'path' | 'name'> {
  readonly failure?: Failure;
  /** Whether it can be tried again */
  readonly retryable: boolean;
}

export interface RowFailureProps {
  row: FailedRow;
  retrying: boolean;
  onRetry(path: string): void;
  onClose(): void;
}

/** What went wrong with a row, in full, and the button that tries again. Takes the focus; Esc gives it back. */
export function RowFailure({ row, retrying, onRetry, onClose }: RowFailureProps): JSX.Element | null {
  const trans = useTrans();
  const id = useId();
  const dialog = useRef<HTMLElement>(null);
  const { path, name, failure, retryable } = row;
  useEffect(() => dialog.current?.focus(), [path]);
  if (!failure) {
    return null;
  }
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
          {name}
        </h3>
        {retryable && (
          <button type="button" className="fd-Button" disabled={retrying} onClick={() => onRetry(path)}>
            {trans.__('Retry')}
          </button>
        )}
        <IconButton icon={closeIcon} name={trans.__('Close details')} onClick={onClose} />
      </header>
      <FailureNote failure={failure} />
    </section>
  );
}
