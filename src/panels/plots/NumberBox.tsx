import React, { useState } from 'react';

export interface NumberBoxProps {
  /** Seen before the box, unless it is told by what is around: then for screen readers only */
  label: string;
  showLabel?: boolean;
  /** Undefined: nothing is known, and the box is empty */
  value: number | undefined;
  min: number;
  max: number;
  step?: number;
  onValue(value: number): void;
  /** Something may be typed from now on, a digit at a time */
  onBegin?(): void;
  /** What was typed is whole */
  onEnd?(): void;
}

/** A number box: takes what is typed as soon as it is a number in range, and shows the value otherwise. */
export function NumberBox(props: NumberBoxProps): JSX.Element {
  const { label, showLabel, value, min, max, step = 1, onValue, onBegin, onEnd } = props;
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
      value={typed ?? (value === undefined ? '' : String(value))}
      min={min}
      max={max}
      step={step}
      onChange={event => take(event.target.value)}
      onFocus={onBegin}
      onBlur={() => {
        setTyped(undefined);
        onEnd?.();
      }}
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
