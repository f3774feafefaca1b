import type { ReactNode } from 'react';
import React, { useState } from 'react';

import { useTrans } from '../../parts/trans';
import type { Axes } from '../axes';
import { Handles } from '../handles/Handles';
import type { Line } from './line';
import { lineAcross } from './line';
import { lineHandles } from './lineHandles';

export interface MeasuringLine {
  /** Absent: nobody measures */
  readonly line?: Line;
  onLine(line: Line): void;
  readonly isMeasuring: boolean;
  onMeasuring(isMeasuring: boolean): void;
  /** The line over an image */
  overlay(axes: Axes): ReactNode;
}

/** A line over images of one size, which is there while somebody measures. It comes back where it was. */
export function useLine([rows, columns]: readonly [number, number]): MeasuringLine {
  const trans = useTrans();
  const [isMeasuring, setMeasuring] = useState(false);
  const [kept, setKept] = useState<{ readonly line: Line; readonly size: string }>();
  const size = `${rows} ${columns}`;
  const line = kept?.size === size ? kept.line : lineAcross([rows, columns]);
  const onLine = (next: Line): void => setKept({ line: next, size });
  return {
    ...(isMeasuring && { line }),
    onLine,
    isMeasuring,
    onMeasuring: setMeasuring,
    overlay: axes =>
      isMeasuring && (
        <Handles
          label={trans.__('Line')}
          axes={axes}
          geometry={lineHandles}
          shape={line}
          image={[rows, columns]}
          onShape={onLine}
        />
      )
  };
}
