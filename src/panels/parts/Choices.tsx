import React from 'react';

export interface ChoicesProps<T extends string> {
  label: string;
  choices: readonly {
    readonly value: T;
    readonly name: string;
    readonly title?: string;
    readonly disabled?: boolean;
  }[];
  value: T;
  onValue(value: T): void;
}

/** Which of a few images is shown, all of them in sight. */
export function Choices<T extends string>({ label, choices, value, onValue }: ChoicesProps<T>): JSX.Element {
  return (
    <div className="fd-Toggles fd-Choices" role="group" aria-label={label}>
      {choices.map(choice => (
        <button
          key={choice.value}
          type="button"
          className="fd-Toggle"
          aria-pressed={choice.value === value}
          title={choice.title}
          disabled={choice.disabled}
          onClick={() => onValue(choice.value)}
        >
          {choice.name}
        </button>
      ))}
    </div>
  );
}
