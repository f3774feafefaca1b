import React from 'react';

export interface ProgressProps {
  label: string;
  /** 0 to 1; absent while nothing is known yet */
  fraction?: number;
  /** Ended otherwise than by reaching its end */
  stopped?: boolean;
}

export function Progress({ label, fraction, stopped }: ProgressProps): JSX.Element {
  const percent = fraction === undefined ? undefined : Math.round(100 * fraction);
  return (
    <div
      className={`fd-Progress${stopped ? ' fd-mod-stopped' : ''}${percent === undefined ? ' fd-mod-unknown' : ''}`}
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={percent}
    >
      <div className="fd-Progress-done" style={{ width: `${percent ?? 100}%` }} />
    </div>
  );
}
