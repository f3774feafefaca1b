import React from 'react';

import { formatCount } from '../../parts/quantities';
import { useTrans } from '../../parts/trans';
import { stepOf } from '../stepKeys';
import type { SeriesBox } from './seriesLine';
import { xOf } from './seriesLine';

interface SeriesMarkerProps {
  box: SeriesBox;
  at: number;
  values: Float32Array;
  label: string;
  onMove(index: number): void;
}

/** Marks a frame on a line plot. Left and right move it by one, with Shift by ten; Home and End to the ends. */
export function SeriesMarker({ box, at, values, label, onMove }: SeriesMarkerProps): JSX.Element {
  const trans = useTrans();
  const last = values.length - 1;
  const x = xOf(at, values.length, box);
  return (
    <g
      className="fd-Series-marker"
      role="slider"
      tabIndex={0}
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={last}
      aria-valuenow={at}
      aria-valuetext={trans.__('frame %1, %2 counts', at, formatCount(values[at]))}
      onKeyDown={event => {
        const { key, ctrlKey, metaKey, altKey } = event;
        const step = stepOf(event)?.column;
        const to = key === 'Home' ? 0 : key === 'End' ? last : step ? at + step : undefined;
        if (to !== undefined && !ctrlKey && !metaKey && !altKey) {
          event.preventDefault();
          event.stopPropagation();
          onMove(Math.min(last, Math.max(0, to)));
        }
      }}
    >
      <rect className="fd-Series-grip" x={x - 5} y={box.top} width={10} height={box.height} />
      <path d={`M${x} ${box.top}V${box.top + box.height}`} />
    </g>
  );
}
