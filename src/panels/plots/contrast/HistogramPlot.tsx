import type { KeyboardEvent, PointerEvent } from 'react';
import React, { useMemo, useRef } from 'react';

import { useTrans } from '../../parts/trans';
import { useWidth } from '../../parts/useWidth';
import type { Grid } from '../grid';
import type { ImageDisplay } from '../imageColours';
import { figures } from '../readoutText';
import { axisOf, histogram } from './histogram';

export interface HistogramPlotProps {
  grids: readonly Grid[];
  scale: ImageDisplay['scale'];
  /** Values at the ends of the colour map */
  range: readonly [number, number];
  onRange(range: readonly [number, number]): void;
}

const BINS = 96;
const HEIGHT = 56;
/** So that the grip of a limit at the border is seen whole */
const INSET = 6;
/** Parts of the axis that an arrow key moves a limit by, without and with Shift */
const STEPS = [0.01, 0.1];

/** How often which values are there, with the limits of the colours on it to be dragged or moved by keys. */
export function HistogramPlot({ grids, scale, range, onRange }: HistogramPlotProps): JSX.Element {
  const trans = useTrans();
  const frame = useRef<HTMLDivElement>(null);
  const width = useWidth(frame);
  const axis = useMemo(() => axisOf(grids, scale), [grids, scale]);
  const { ends, counts } = useMemo(() => histogram(grids, axis, BINS), [grids, axis]);
  const [first, last] = [
    Math.min(axis.place(ends[0]), axis.place(range[0])),
    Math.max(axis.place(ends[1]), axis.place(range[1]))
  ];
  const inner = Math.max(1, width - 2 * INSET);
  const xOf = (place: number): number => INSET + ((place - first) / (last - first)) * inner;
  const bar = (axis.place(ends[1]) - axis.place(ends[0])) / BINS;
  // Few pixels in a bin count as much to the eye as many
  const tallest = Math.log1p(counts.reduce((most, count) => Math.max(most, count), 1));
  const heights = Array.from(counts, count => (Math.log1p(count) / tallest) * HEIGHT);
  const outline = heights
    .map((height, at) => {
      const [from, to] = [at, at + 1].map(edge => xOf(axis.place(ends[0]) + edge * bar));
      return `L${from} ${HEIGHT - height}H${to}`;
    })
    .join('');
  const moved = (at: 0 | 1, place: number): void => {
    const value = axis.value(Math.min(last, Math.max(first, place)));
    const [low, high] = range;
    onRange(at === 0 ? [Math.min(value, high), high] : [low, Math.max(value, low)]);
  };
  const drag = (at: 0 | 1, event: PointerEvent<SVGGElement>): void => {
    const left = event.currentTarget.ownerSVGElement?.getBoundingClientRect().left ?? 0;
    moved(at, first + ((event.clientX - left - INSET) / inner) * (last - first));
  };
  const press = (at: 0 | 1, event: KeyboardEvent): void => {
    const direction = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1 }[event.key];
    if (direction !== undefined && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault();
      event.stopPropagation();
      moved(at, axis.place(range[at]) + direction * STEPS[event.shiftKey ? 1 : 0] * (last - first));
    }
  };
  const limit = (at: 0 | 1, name: string): JSX.Element => {
    const x = xOf(axis.place(range[at]));
    return (
      <g
        className="fd-Histogram-limit"
        role="slider"
        tabIndex={0}
        aria-label={name}
        aria-valuemin={axis.value(first)}
        aria-valuemax={axis.value(last)}
        aria-valuenow={range[at]}
        aria-valuetext={figures(range[at])}
        onPointerDown={event => event.currentTarget.setPointerCapture?.(event.pointerId)}
        onPointerMove={event => event.buttons === 1 && drag(at, event)}
        onKeyDown={event => press(at, event)}
      >
        <path d={`M${x} 0V${HEIGHT}`} />
        <rect x={x - INSET} y={0} width={2 * INSET} height={HEIGHT} />
        <circle cx={x} cy={HEIGHT / 2} r={4.5} />
      </g>
    );
  };
  return (
    <div className="fd-Histogram" ref={frame}>
      {width > 0 && (
        <svg width={width} height={HEIGHT} role="group" aria-label={trans.__('Histogram')}>
          <path className="fd-Histogram-counts" d={`M${xOf(axis.place(ends[0]))} ${HEIGHT}${outline}V${HEIGHT}Z`} />
          {limit(0, trans.__('Lower limit'))}
          {limit(1, trans.__('Upper limit'))}
        </svg>
      )}
    </div>
  );
}
