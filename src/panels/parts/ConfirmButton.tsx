import React, { useState } from 'react';

import { useTrans } from './trans';

export interface ConfirmButtonProps {
  label: string;
  /** "Cancel 20260317_101204?" */
  question: string;
  /** What the second click says: "Cancel it" */
  confirm: string;
  disabled?: boolean;
  onConfirm(): void;
}

/** A button that asks before it does something that cannot be taken back. */
export function ConfirmButton({ label, question, confirm, disabled, onConfirm }: ConfirmButtonProps): JSX.Element {
  const trans = useTrans();
  const [asks, setAsks] = useState(false);
  if (!asks) {
    return (
      <button type="button" className="fd-Button fd-mod-small" disabled={disabled} onClick={() => setAsks(true)}>
        {label}
      </button>
    );
  }
  return (
    <div
      className="fd-Confirm"
      role="alertdialog"
      aria-label={question}
      onKeyDown={event => {
        if (event.key === 'Escape') {
          event.stopPropagation();
          setAsks(false);
        }
      }}
    >
      <span>{question}</span>
      <button
        type="button"
        className="fd-Button fd-mod-small"
        disabled={disabled}
        onClick={() => {
          setAsks(false);
          onConfirm();
        }}
      >
        {confirm}
      </button>
      <button type="button" className="fd-Button fd-mod-small" autoFocus onClick={() => setAsks(false)}>
        {trans.__('Keep it')}
      </button>
    </div>
  );
}
