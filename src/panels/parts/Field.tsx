import type { ReactNode } from 'react';
import React, { useId } from 'react';

export interface FieldProps {
  label: string;
  value: string;
  onChange(value: string): void;
  /** Called when the user has finished: Enter, or the focus goes elsewhere */
  onCommit?(): void;
  hint?: string;
  problem?: string;
  disabled?: boolean;
  inputMode?: 'numeric' | 'text';
  placeholder?: string;
  /** Stands beside the label */
  mark?: ReactNode;
}

/** A text box with its label, and below it what is wrong with it or else what it is for. */
export function Field(props: FieldProps): JSX.Element {
  const id = useId();
  const { label, value, onChange, onCommit, hint, problem, disabled, inputMode, placeholder, mark } = props;
  const note = problem ?? hint;
  return (
    <div className="fd-Field">
      <div className="fd-FieldLabel">
        <label htmlFor={id}>{label}</label>
        {mark}
      </div>
      <input
        id={id}
        className="jp-mod-styled fd-Input"
        type="text"
        inputMode={inputMode}
        value={value}
        placeholder={placeholder}
        disabled={disabled}
        spellCheck={false}
        autoComplete="off"
        aria-invalid={problem !== undefined}
        aria-describedby={note ? `${id}-note` : undefined}
        onChange={event => onChange(event.target.value)}
        onBlur={onCommit}
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
