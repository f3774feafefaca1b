import type { PointerEvent } from 'react';
import React, { useMemo, useRef, useState } from 'react';

import { formatCount } from '../../parts/quantities';
import { useTrans } from '../../parts/trans';
import { useWidth } from '../../parts/useWidth';
import { SeriesMarker } from './SeriesMarker';
import type { SeriesBox } from './seriesLine';
import { indexAt, seriesLine, xOf } from './seriesLine';

export interface SeriesPlotProps {
  label: string;
  /** One value for each frame, in counts */
  values: Float32Array;
  /** Frame that is marked */
  at?: number;
  /** Frames that are marked, both included */
  range?: readonly [number, number];
  onPick(index: number): void;
  onRange(first: number, last: number): void;
}

const HEIGHT = 160;
const MARGIN = { left: 76, right: 12, top: 10, bottom: 22 };

/** A signal against the number of the frame. A click picks a frame, Shift and drag some of them. */
export function SeriesPlot({ label, values, at, range, onPick, onRange }: SeriesPlotProps): JSX.Element {
  const trans = useTrans();
  const frame = useRef<HTMLDivElement>(null);
  const width = useWidth(frame);
  const box = useMemo<SeriesBox>(
    () => ({
      left: MARGIN.left,
      top: MARGIN.top,
      width: Math.max(1, width - MARGIN.left - MARGIN.right),
      height: HEIGHT - MARGIN.top - MARGIN.bottom
    }),
    [width]
  );
  const { path, low, high } = useMemo(() => seriesLine(values, box), [values, box]);
  const [drag, setDrag] = useState<{ from: number; to: number }>();
  const frameAt = ({ clientX, currentTarget }: PointerEvent<SVGSVGElement>): number =>
    indexAt(clientX - currentTarget.getBoundingClientRect().left, values.length, box);
  const marked = drag ? ([Math.min(drag.from, drag.to), Math.max(drag.from, drag.to)] as const) : range;
  const [bottom, right] = [box.top + box.height, box.left + box.width];
  const edge = (index: number): number => xOf(index, values.length, box);
  return (
    <div className="fd-Series" ref={frame}>
      <div className="fd-Series-title">{label}</div>
      {width > 0 && (
        <svg
          width={width}
          height={HEIGHT}
          role="group"
          aria-label={label}
          onPointerDown={event => {
            if (event.button === 0 && event.shiftKey) {
              event.currentTarget.setPointerCapture?.(event.pointerId);
              setDrag({ from: frameAt(event), to: frameAt(event) });
            } else if (event.button === 0) {
              onPick(frameAt(event));
            }
          }}
          onPointerMove={event => drag && setDrag({ ...drag, to: frameAt(event) })}
          onPointerUp={() => {
            if (drag && marked) {
              setDrag(undefined);
              onRange(...marked);
            }
          }}
          onPointerCancel={() => setDrag(undefined)}
        >
          {marked && (
            <rect
              className="fd-Series-range"
              x={edge(marked[0]) - 1}
              y={box.top}
              width={edge(marked[1]) - edge(marked[0]) + 2}
              height={box.height}
            />
          )}
          <path className="fd-Series-axes" d={`M${box.left} ${box.top}V${bottom}H${right}`} />
          <path className="fd-Series-line" d={path} />
          {Number.isFinite(low) && (
            <g className="fd-Series-words" textAnchor="end">
              <text x={box.left - 6} y={box.top + 9}>
                {formatCount(high)}
              </text>
              {low < high && (
                <text x={box.left - 6} y={bottom}>
                  {formatCount(low)}
                </text>
              )}
            </g>
          )}
          <g className="fd-Series-words">
            <text x={box.left} y={HEIGHT - 6}>
              0
            </text>
            <text x={(box.left + right) / 2} y={HEIGHT - 6} textAnchor="middle">
              {trans.__('frame')}
            </text>
            <text x={right} y={HEIGHT - 6} textAnchor="end">
              {values.length - 1}
            </text>
          </g>
          {at !== undefined && !marked && (
            <SeriesMarker box={box} at={at} values={values} label={trans.__('Frame on the line')} onMove={onPick} />
          )}
        </svg>
      )}
    </div>
  );
}
