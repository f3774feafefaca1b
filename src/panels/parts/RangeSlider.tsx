import type { PointerEvent } from 'react';
import React, { useRef } from 'react';

import type { Range } from './rangeEnds';
import { nearestEnd, withEnd } from './rangeEnds';
import { valueAfterKey } from './sliderKeys';

export interface RangeSliderProps {
  /** What the range is of: "q range" */
  label: string;
  /** What its ends are called: "q from", "q to" */
  names: readonly [string, string];
  /** All there is */
  all: Range;
  value: Range;
  /** Of an arrow key; Shift goes ten of them */
  step: number;
  /** Places to go by */
  marks?: readonly { readonly at: number; readonly label: string }[];
  /** A value in words */
  says(value: number): string;
  /** @param isHeld in the middle of a drag: more of it may come */
  onValue(value: Range, isHeld: boolean): void;
  /** A drag begins */
  onHold?(): void;
}

/** A range with two handles: each can be dragged, or moved with the keys. A click beside them moves the nearer one; Esc gives a drag up. */
export function RangeSlider(props: RangeSliderProps): JSX.Element {
  const { label, names, all, value, step, marks = [], says, onValue, onHold } = props;
  const track = useRef<HTMLDivElement>(null);
  const hold = useRef<{ end: 0 | 1; start: Range }>();
  const part = (at: number): string => `${(100 * (at - all[0])) / (all[1] - all[0])}%`;
  const placeOf = (event: PointerEvent): number => {
    const { left = 0, width = 1 } = track.current?.getBoundingClientRect() ?? {};
    return all[0] + ((event.clientX - left) / width) * (all[1] - all[0]);
  };
  const move = (end: 0 | 1, to: number, isHeld: boolean): void => {
    const next = withEnd(value, end, to, { all, step });
    if (next[end] !== value[end]) {
      onValue(next, isHeld);
    }
  };
  const take = (event: PointerEvent): void => {
    if (event.button === 0) {
      event.preventDefault();
      event.currentTarget.setPointerCapture(event.pointerId);
      const end = nearestEnd(value, placeOf(event));
      track.current?.querySelectorAll<HTMLElement>('[role="slider"]')[end].focus({ preventScroll: true });
      hold.current = { end, start: value };
      onHold?.();
      move(end, placeOf(event), true);
    }
  };
  const letGo = (): void => {
    hold.current = undefined;
  };
  return (
    <div className="fd-RangeSlider" role="group" aria-label={label}>
      <div
        ref={track}
        className="fd-RangeSlider-track"
        onPointerDown={take}
        onPointerMove={event => hold.current && move(hold.current.end, placeOf(event), true)}
        onPointerUp={letGo}
        onPointerCancel={letGo}
      >
        <span
          className="fd-RangeSlider-part"
          style={{ left: part(value[0]), right: `calc(100% - ${part(value[1])})` }}
        />
        {marks.map(mark => (
          <span key={mark.label} className="fd-RangeSlider-mark" style={{ left: part(mark.at) }} title={mark.label} />
        ))}
        {([0, 1] as const).map(end => {
          const [min, max] = end === 0 ? [all[0], value[1]] : [value[0], all[1]];
          return (
            <span
              key={end}
              className="fd-RangeSlider-handle"
              style={{ left: part(value[end]) }}
              role="slider"
              tabIndex={0}
              aria-label={names[end]}
              aria-valuemin={min}
              aria-valuemax={max}
              aria-valuenow={value[end]}
              aria-valuetext={says(value[end])}
              onKeyDown={event => {
                const held = hold.current;
                const next =
                  event.key === 'Escape'
                    ? held?.start[held.end]
                    : valueAfterKey(event, value[end], { min: all[0], max: all[1], step, page: 10 * step });
                if (next !== undefined) {
                  event.preventDefault();
                  event.stopPropagation();
                  hold.current = undefined;
                  move(end, next, held !== undefined);
                }
              }}
            />
          );
        })}
      </div>
    </div>
  );
}
