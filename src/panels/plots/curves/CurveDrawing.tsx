import React, { useEffect, useRef, useState } from 'react';

import type { Axes } from '../axes';
import { drawnAxes } from '../drawnAxes';
import { PlotOverlay } from '../PlotOverlay';
import type { PlotTheme } from '../plotTheme';
import { PLOT_CONFIG, listenToView } from '../plotEvents';
import { usePlotly } from '../usePlotly';
import { turns } from '../../parts/turns';
import { useWidth } from '../../parts/useWidth';
import { viewAfterKey } from '../viewKeys';
import { curvePlot } from './curveLayout';
import type { CurveView, Span } from './curveView';

export interface CurveDrawingProps {
  view: CurveView;
  theme: PlotTheme;
  /** What is seen, for those who do not see it */
  label: string;
  height: number;
  /** Parts of the axes in view; absent: all there is */
  x?: Span;
  y?: Span;
  onZoom(x: Span | undefined, y: Span | undefined): void;
  /** Place on the x axis that another plot points at */
  hover?: number;
  onHover?(x: number | undefined): void;
}

/** Draws curves in the width it is given: wheel zooms, drag moves, double click shows all, keys do the same. */
export function CurveDrawing(props: CurveDrawingProps): JSX.Element {
  const { view, theme, label, height, x, y, onZoom, hover, onHover } = props;
  const host = useRef<HTMLDivElement>(null);
  const width = useWidth(host);
  const plotly = usePlotly();
  const [failure, setFailure] = useState<unknown>();
  const [axes, setAxes] = useState<Axes>();
  const latest = useRef({ onZoom, onHover });
  const drawn = useRef<Pick<CurveDrawingProps, 'x' | 'y' | 'height'> & { readonly width: number }>();
  useEffect(() => {
    latest.current = { onZoom, onHover };
  });

  useEffect(() => {
    const element = host.current;
    if (!plotly || !element || width === 0) {
      return;
    }
    const draw = (): void => {
      const first = !('on' in element);
      const { data, layout } = curvePlot(view, theme, width, x, y);
      drawn.current = { width, height, x, y };
      plotly.react(element, data, { ...layout, width, height }, PLOT_CONFIG).then(plot => {
        const look = (): void => setAxes(drawnAxes(plot));
        if (first) {
          listenToView(plot, {
            moving: look,
            moved: seen => latest.current.onZoom(seen.x, seen.y),
            reset: () => latest.current.onZoom(undefined, undefined)
          });
          plot.on('plotly_hover', ({ points: [point] }) => latest.current.onHover?.(Number(point.x)));
          plot.on('plotly_unhover', () => latest.current.onHover?.(undefined));
        }
        look();
      }, setFailure);
    };
    const before = drawn.current;
    const isSamePlace = before?.width === width && before.height === height && before.x === x && before.y === y;
    if (isSamePlace) {
      // Other curves: where many plots follow the same numbers they come one after another
      turns.ask(host, { place: () => element, work: draw });
    } else {
      turns.callOff(host);
      draw();
    }
  }, [plotly, view, theme, width, height, x, y]);

  useEffect(() => {
    const element = host.current;
    return () => {
      turns.callOff(host);
      if (plotly && element) {
        plotly.purge(element);
      }
    };
  }, [plotly]);

  if (failure) {
    throw failure;
  }
  const isPointedAt = axes && hover !== undefined && hover >= axes.view.x[0] && hover <= axes.view.x[1];
  return (
    <div className="fd-PlotFrame">
      <div
        ref={host}
        className="fd-Plot fd-mod-curves"
        style={{ minHeight: height }}
        role="img"
        aria-label={label}
        aria-busy={!plotly}
        tabIndex={0}
        onKeyDown={event => {
          const { key, ctrlKey, metaKey, altKey } = event;
          const next = ctrlKey || metaKey || altKey || !axes ? undefined : viewAfterKey(key, axes.view, axes.view);
          if (next) {
            event.preventDefault();
            event.stopPropagation();
            if (key === '0') {
              onZoom(undefined, undefined);
            } else {
              onZoom(next.x, next.y);
            }
          }
        }}
      />
      {isPointedAt && (
        <PlotOverlay axes={axes}>
          <path className="fd-CurveHover" d={`M${xOn(axes, hover)} ${axes.top}v${axes.height}`} />
        </PlotOverlay>
      )}
    </div>
  );
}

function xOn({ left, width, view: { x } }: Axes, at: number): number {
  return left + ((at - x[0]) / (x[1] - x[0])) * width;
}
