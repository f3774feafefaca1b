import React, { useState } from 'react';

export interface PercentileBoxProps {
  label: string;
  value: number;
  min: number;
  max: number;
  onValue(value: number): void;
}

/** A number box for a percentile: takes what is typed as soon as it is a number in range, and shows the value otherwise. */
export function PercentileBox({ label, value, min, max, onValue }: PercentileBoxProps): JSX.Element {
  const [typed, setTyped] = useState<string>();
  const take = (text: string): void => {
    setTyped(text);
    const next = Number(text);
    if (text.trim() !== '' && next >= min && next <= max) {
      onValue(next);
    }
  };
  return (
    <input
      className="fd-Percentile"
      type="number"
      aria-label={label}
      value={typed ?? String(value)}
      min={min}
      max={max}
      step={0.1}
      onChange={event => take(event.target.value)}
      onBlur={() => setTyped(undefined)}
    />
  );
}
