import type { ReactNode } from 'react';
import React, { useId, useState } from 'react';

import { useEndInView } from './useEndInView';

export interface FieldProps {
  label: string;
  value: string;
  onChange(value: string): void;
  /** Called when the user has finished: Enter, or the focus goes elsewhere */
  onCommit?(): void;
  hint?: string;
  problem?: string;
  disabled?: boolean;
  inputMode?: 'numeric' | 'decimal' | 'text';
  placeholder?: string;
  /** For paths: keeps the end in view, and shows all of it on hover */
  showsEnd?: boolean;
  /** Stands beside the label */
  mark?: ReactNode;
}

/** A text box with its label, and below it what is wrong with it or else what it is for. */
export function Field(props: FieldProps): JSX.Element {
  const id = useId();
  const { label, value, onChange, onCommit, hint, problem, disabled, inputMode, placeholder, showsEnd, mark } = props;
  const [editing, setEditing] = useState(false);
  const box = useEndInView(value, editing || !showsEnd);
  const note = problem ?? hint;
  return (
    <div className="fd-Field">
      <div className="fd-FieldLabel">
        <label htmlFor={id}>{label}</label>
        {mark}
      </div>
      <input
        ref={box}
        id={id}
        className="jp-mod-styled fd-Input"
        type="text"
        inputMode={inputMode}
        value={value}
        title={showsEnd ? value : undefined}
        placeholder={placeholder}
        disabled={disabled}
        spellCheck={false}
        autoComplete="off"
        aria-invalid={problem !== undefined}
        aria-describedby={note ? `${id}-note` : undefined}
        onChange={event => onChange(event.target.value)}
        onFocus={() => setEditing(true)}
        onBlur={() => {
          setEditing(false);
          onCommit?.();
        }}
        onKeyDown={event => {
          if (event.key === 'Enter') {
            onCommit?.();
          }
        }}
      />
      {note && (
        <p id={`${id}-note`} className={problem ? 'fd-Problem' : 'fd-Hint'} role={problem ? 'alert' : undefined}>
          {note}
        </p>
      )}
    </div>
  );
}
