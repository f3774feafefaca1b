import React from 'react';

export interface SpikeMarksProps {
  /** Row-major, in a scan of these rows and columns */
  positions: readonly number[];
  rows: number;
  columns: number;
}

/** With more the image would be all marks. */
const MOST_MARKS = 300;
/** Radius in parts of the longer side of the image. */
const RADIUS = 0.018;

/** Rings round the spikes of a scan image, to be laid over it. */
export function SpikeMarks({ positions, rows, columns }: SpikeMarksProps): JSX.Element {
  const radius = Math.max(0.8, RADIUS * Math.max(rows, columns));
  return (
    <svg className="fd-SpikeMarks" viewBox={`0 0 ${columns} ${rows}`} preserveAspectRatio="none" aria-hidden>
      {positions.slice(0, MOST_MARKS).map(position => (
        <circle
          key={position}
          cx={(position % columns) + 0.5}
          cy={Math.floor(position / columns) + 0.5}
          r={radius}
          vectorEffect="non-scaling-stroke"
        />
      ))}
    </svg>
  );
}
