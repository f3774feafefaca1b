import React, { useId } from 'react';

import { numberIn } from '../../form/numberIn';
import type { SliderRange } from '../../parts/sliderKeys';
import { valueAfterKey } from '../../parts/sliderKeys';

export interface SliderFieldProps {
  label: string;
  /** Text of the number box */
  value: string;
  range: SliderRange;
  onChange(value: string): void;
  hint?: string;
  problem?: string;
}

/** A slider with a number box for the same value; the box takes values beyond the slider too. */
export function SliderField({ label, value, range, onChange, hint, problem }: SliderFieldProps): JSX.Element {
  const id = useId();
  const number = numberIn(value) ?? range.min;
  const position = Number.isFinite(number) ? Math.max(range.min, Math.min(range.max, number)) : range.min;
  const note = problem ?? hint;
  const described = note ? `${id}-note` : undefined;
  return (
    <div className="fd-Field fd-SliderField">
      <label htmlFor={id}>{label}</label>
      <div className="fd-SliderField-row">
        <input
          id={id}
          type="range"
          min={range.min}
          max={range.max}
          step={1}
          value={position}
          aria-describedby={described}
          onChange={event => onChange(event.target.value)}
          onKeyDown={event => {
            const next = valueAfterKey(event, position, range);
            if (next !== undefined) {
              event.preventDefault();
              onChange(String(next));
            }
          }}
        />
        <input
          className="jp-mod-styled fd-Input"
          type="text"
          inputMode="numeric"
          value={value}
          autoComplete="off"
          spellCheck={false}
          aria-label={label}
          aria-invalid={problem !== undefined}
          aria-describedby={described}
          onChange={event => onChange(event.target.value)}
        />
      </div>
      {note && (
        <p id={`${id}-note`} className={problem ? 'fd-Problem' : 'fd-Hint'} role={problem ? 'alert' : undefined}>
          {note}
        </p>
      )}
    </div>
  );
}
