import { closeIcon } from '@jupyterlab/ui-components';
import type { ReactNode } from 'react';
import React from 'react';

import { IconButton } from '../../parts/IconButton';
import { useTrans } from '../../parts/trans';

export interface HandItemProps {
  name: string;
  isHeld?: boolean;
  /** Absent for what has no handles */
  onHold?(): void;
  /** What taking it back does: "Count it again" */
  undo: string;
  onUndo(): void;
  /** Behind the name */
  children?: ReactNode;
}

/** Something that was done by hand: it can be taken hold of, and taken back. */
export function HandItem({ name, isHeld, onHold, undo, onUndo, children }: HandItemProps): JSX.Element {
  const trans = useTrans();
  return (
    <li>
      {onHold ? (
        <button type="button" className="fd-Toggle" aria-pressed={isHeld} onClick={onHold}>
          {name}
        </button>
      ) : (
        <span>{name}</span>
      )}
      {children}
      <IconButton icon={closeIcon} name={trans.__('%1: %2', undo, name)} title={undo} onClick={onUndo} />
    </li>
  );
}
