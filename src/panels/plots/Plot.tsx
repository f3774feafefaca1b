import type { PlotlyHTMLElement, PlotRelayoutEvent } from 'plotly.js';
import React, { useEffect, useRef, useState } from 'react';

import type { PlotSpec } from './imagePlot';
import { plotHeight } from './plotSize';
import { usePlotly } from './usePlotly';
import { useWidth } from './useWidth';
import type { View } from './viewKeys';
import { viewAfterKey } from './viewKeys';

export interface PlotProps {
  spec: PlotSpec;
  /** What is seen, for those who do not see it */
  label: string;
  /** [rows, columns], for the height */
  shape: readonly [number, number];
  /** Part in view, and all there is */
  view: View;
  all: View;
  onView(view: View): void;
}

const CONFIG = { displayModeBar: false, scrollZoom: true, doubleClick: false, responsive: false } as const;

/** Draws a plot in the width it is given: wheel zooms, drag moves, double click shows all, keys do the same. */
export function Plot({ spec, label, shape, view, all, onView }: PlotProps): JSX.Element {
  const host = useRef<HTMLDivElement>(null);
  const width = useWidth(host);
  const plotly = usePlotly();
  const [failure, setFailure] = useState<unknown>();
  const latest = useRef({ onView, all });
  useEffect(() => {
    latest.current = { onView, all };
  });

  useEffect(() => {
    const element = host.current;
    if (!plotly || !element || width === 0) {
      return;
    }
    const { xaxis, yaxis } = spec.layout;
    const layout = {
      ...spec.layout,
      width,
      height: plotHeight(width, shape),
      xaxis: { ...xaxis, range: [view.x[0], view.x[1]] as [number, number] },
      yaxis: { ...yaxis, range: [view.y[0], view.y[1]] as [number, number] }
    };
    const first = !('on' in element);
    plotly.react(element, spec.data, layout, CONFIG).then(drawn => {
      if (first) {
        listen(drawn, latest);
      }
    }, setFailure);
  }, [plotly, spec, shape, width, view]);

  useEffect(() => {
    const element = host.current;
    return () => {
      if (plotly && element) {
        plotly.purge(element);
      }
    };
  }, [plotly]);

  if (failure) {
    throw failure;
  }
  return (
    <div
      ref={host}
      className="fd-Plot"
      role="img"
      aria-label={label}
      aria-busy={!plotly}
      tabIndex={0}
      onKeyDown={event => {
        const next = event.ctrlKey || event.metaKey || event.altKey ? undefined : viewAfterKey(event.key, view, all);
        if (next) {
          event.preventDefault();
          event.stopPropagation();
          onView(next);
        }
      }}
    />
  );
}

/** Hands on what the mouse does to the axes. */
function listen(drawn: PlotlyHTMLElement, latest: { current: Pick<PlotProps, 'onView' | 'all'> }): void {
  drawn.on('plotly_relayout', (event: PlotRelayoutEvent) => {
    const x = rangeIn(event, 'xaxis');
    const y = rangeIn(event, 'yaxis');
    if (x && y) {
      latest.current.onView({ x, y });
    }
  });
  drawn.on('plotly_doubleclick', () => latest.current.onView(latest.current.all));
}

function rangeIn(event: PlotRelayoutEvent, axis: 'xaxis' | 'yaxis'): [number, number] | undefined {
  const ends = [event[`${axis}.range[0]`], event[`${axis}.range[1]`]].map(Number);
  return ends.every(Number.isFinite) ? [ends[0], ends[1]] : undefined;
}
