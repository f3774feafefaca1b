import React, { useState } from 'react';

import { useTrans } from '../parts/trans';
import { NumberBox } from '../plots/NumberBox';

interface FrameRangeProps {
  frames: number;
  /** Frames that are summed now, both included */
  range?: readonly [number, number];
  onRange(first: number, last: number): void;
}

/** Which frames of a stack to sum, in numbers. */
export function FrameRange({ frames, range, onRange }: FrameRangeProps): JSX.Element {
  const trans = useTrans();
  const [kept, setKept] = useState<readonly [number, number]>([0, frames - 1]);
  const [first, last] = range ?? kept;
  const take = (from: number, to: number): void => {
    setKept([from, to]);
    if (range) {
      onRange(from, to);
    }
  };
  return (
    <div className="fd-NumberFields" role="group" aria-label={trans.__('Frames to sum')}>
      <NumberBox
        label={trans.__('From frame')}
        showLabel
        value={first}
        min={0}
        max={last}
        onValue={value => take(value, last)}
      />
      <NumberBox
        label={trans.__('to frame')}
        showLabel
        value={last}
        min={first}
        max={frames - 1}
        onValue={value => take(first, value)}
      />
      <button type="button" className="fd-Button" onClick={() => onRange(first, last)}>
        {trans.__('Sum these')}
      </button>
    </div>
  );
}
