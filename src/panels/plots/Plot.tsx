import type { ReactNode } from 'react';
import React, { useEffect, useRef, useState } from 'react';

import type { Axes } from './axes';
import { drawnAxes } from './drawnAxes';
import type { PixelStep, PlotSpec } from './imagePlot';
import { listenToView, PLOT_CONFIG } from './plotEvents';
import { PlotOverlay } from './PlotOverlay';
import { plotHeight } from './plotSize';
import { RegionOutline } from './RegionOutline';
import { repaint } from './repaint';
import { usePlotly } from './usePlotly';
import type { PointerActions } from './usePlotPointer';
import { usePlotPointer } from './usePlotPointer';
import { useWidth } from '../parts/useWidth';
import type { View } from './viewKeys';
import { viewAfterKey } from './viewKeys';

export interface PlotProps extends PointerActions {
  spec: PlotSpec;
  /** What is seen, for those who do not see it */
  label: string;
  /** [rows, columns], for the height */
  shape: readonly [number, number];
  step?: PixelStep;
  /** Part in view, and all there is */
  view: View;
  all: View;
  onView(view: View): void;
  /** SVG to draw over the image, where the axes are now */
  overlay?(axes: Axes): ReactNode;
}

/** Images that follow each other faster than this, as in a drag, are painted only; Plotly draws the last of them. */
const PAUSE_MS = 80;

/**
 * Draws a plot in the width it is given: wheel zooms, drag moves, double click shows all, keys do the same. What lies over
 * it follows the axes.
 */
export function Plot(props: PlotProps): JSX.Element {
  const { spec, label, shape, step, view, all, onView, overlay, onPick, onRegion, onDrawing } = props;
  const host = useRef<HTMLDivElement>(null);
  const width = useWidth(host);
  const plotly = usePlotly();
  const [failure, setFailure] = useState<unknown>();
  const [axes, setAxes] = useState<Axes>();
  const pixel = step?.size ?? 1;
  const latest = useRef({ onView, all, pixel });
  const drawn = useRef<{ width: number; view: View; shape: PlotProps['shape']; pixel: number }>();
  useEffect(() => {
    latest.current = { onView, all, pixel };
  });
  const { drawing, onMouseDownCapture } = usePlotPointer(axes, shape, { onPick, onRegion, onDrawing });

  useEffect(() => {
    const element = host.current;
    if (!plotly || !element || width === 0) {
      return undefined;
    }
    const { xaxis, yaxis } = spec.layout;
    const layout = {
      ...spec.layout,
      width,
      height: plotHeight(width, shape),
      xaxis: { ...xaxis, range: [view.x[0], view.x[1]] as [number, number] },
      yaxis: { ...yaxis, range: [view.y[0], view.y[1]] as [number, number] }
    };
    const draw = (): void => {
      const first = !('on' in element);
      plotly.react(element, spec.data, layout, PLOT_CONFIG).then(plot => {
        if (first) {
          listenToView(plot, {
            moving: () => setAxes(drawnAxes(plot, latest.current.pixel)),
            moved: seen => latest.current.onView(seen),
            reset: () => latest.current.onView(latest.current.all)
          });
        }
        drawn.current = { width, view, shape, pixel };
        setAxes(drawnAxes(plot, pixel));
      }, setFailure);
    };
    const before = drawn.current;
    const isSamePlace =
      before?.width === width && before.view === view && before.shape === shape && before.pixel === pixel;
    if (!isSamePlace || !repaint(element, spec.coloured, shape)) {
      draw();
      return undefined;
    }
    const timer = setTimeout(draw, PAUSE_MS);
    return () => clearTimeout(timer);
  }, [plotly, spec, shape, width, view, pixel]);

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
    <div className="fd-PlotFrame">
      <div
        ref={host}
        className={`fd-Plot${onPick ? ' fd-mod-pick' : ''}`}
        role="img"
        aria-label={label}
        aria-busy={!plotly}
        tabIndex={0}
        onMouseDownCapture={onMouseDownCapture}
        onKeyDown={event => {
          const next = event.ctrlKey || event.metaKey || event.altKey ? undefined : viewAfterKey(event.key, view, all);
          if (next) {
            event.preventDefault();
            event.stopPropagation();
            onView(next);
          }
        }}
      />
      {axes && (overlay || drawing) && (
        <PlotOverlay axes={axes}>
          {overlay?.(axes)}
          {drawing && <RegionOutline axes={axes} region={drawing} />}
        </PlotOverlay>
      )}
    </div>
  );
}
