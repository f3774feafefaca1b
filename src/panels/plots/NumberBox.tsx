import React, { useState } from 'react';

export interface NumberBoxProps {
  /** Seen before the box, unless it is told by what is around: then for screen readers only */
  label: string;
  showLabel?: boolean;
  value: number;
  min: number;
  max: number;
  step?: number;
  onValue(value: number): void;
}

/** A number box: takes what is typed as soon as it is a number in range, and shows the value otherwise. */
export function NumberBox({ label, showLabel, value, min, max, step = 1, onValue }: NumberBoxProps): JSX.Element {
  const [typed, setTyped] = useState<string>();
  const take = (text: string): void => {
    setTyped(text);
    const next = Number(text);
    if (text.trim() !== '' && next >= min && next <= max && (step % 1 !== 0 || Number.isInteger(next))) {
      onValue(next);
    }
  };
  const box = (
    <input
      className="fd-NumberBox"
      type="number"
      aria-label={label}
      value={typed ?? String(value)}
      min={min}
      max={max}
      step={step}
      onChange={event => take(event.target.value)}
      onBlur={() => setTyped(undefined)}
    />
  );
  return showLabel ? (
    <label className="fd-NumberField">
      <span>{label}</span>
      {box}
    </label>
  ) : (
    box
  );
}
