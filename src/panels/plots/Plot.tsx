import type { ReactNode } from 'react';
import React, { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { flushSync } from 'react-dom';

import type { Axes, ImagePoint } from './axes';
import { drawnAxes } from './drawnAxes';
import { ImageCanvas } from './ImageCanvas';
import type { ImageColours } from './imageColours';
import type { PlotSpec } from './imagePlot';
import { bare } from './imagePlot';
import { KeyboardPlace } from './keyboardPlace';
import { listenToView, PLOT_CONFIG } from './plotEvents';
import { PlotOverlay } from './PlotOverlay';
import type { PlotSize } from './plotSize';
import { plotSize } from './plotSize';
import { Readout } from './Readout';
import type { ReadoutView } from './readoutText';
import { RegionOutline } from './RegionOutline';
import { ScaleBar } from './ScaleBar';
import { usePlotly } from './usePlotly';
import type { PointerActions } from './usePlotPointer';
import { usePlotPointer } from './usePlotPointer';
import { showsAll, useWheel } from './useWheel';
import { useBox } from '../parts/useBox';
import type { View } from './viewKeys';
import { viewAfterKey } from './viewKeys';

export interface PlotProps extends PointerActions {
  /** Axes and colour bar */
  spec: PlotSpec;
  /** The pixels */
  colours: ImageColours;
  /** What is told of a pixel that is pointed at */
  readout: ReadoutView;
  /** What is seen, for those who do not see it */
  label: string;
  /** [rows, columns]; the same object as long as it is the same */
  shape: readonly [number, number];
  /** Part in view, and all there is */
  view: View;
  all: View;
  onView(view: View): void;
  /** SVG to draw over the image, where the axes are now */
  overlay?(axes: Axes): ReactNode;
  /** Takes the height it is given, too, by a container of known height; where there is little of it without axes */
  fills?: boolean;
}

/** What Plotly has drawn last. */
type Drawn = Pick<PlotProps, 'view' | 'shape'> & Pick<ReadoutView, 'step'> & { readonly size: PlotSize };

/** Colour bars that follow each other faster than this, as in a drag, are left out but for the last of them. */
const PAUSE_MS = 80;

/**
 * Draws an image in the width it is given: wheel zooms (see useWheel), drag moves, double click shows all, keys do the same. What lies over
 * it follows the axes.
 */
export function Plot(props: PlotProps): JSX.Element {
  const {
    spec,
    colours,
    readout,
    label,
    shape,
    view,
    all,
    onView,
    overlay,
    onPick,
    onRegion,
    onDrawing,
    fills = false
  } = props;
  const { step } = readout;
  const frame = useRef<HTMLDivElement>(null);
  const host = useRef<HTMLDivElement>(null);
  const box = useBox(host, fills);
  const width = box?.width ?? 0;
  // It follows from the width where it is not given
  const height = fills ? box?.height : undefined;
  const size = useMemo(() => (width > 0 ? plotSize({ width, height }, shape) : undefined), [width, height, shape]);
  const plotly = usePlotly();
  const [failure, setFailure] = useState<unknown>();
  const [axes, setAxes] = useState<Axes>();
  const [keyboardAt, setKeyboardAt] = useState<ImagePoint>();
  const latest = useRef({ onView, all, step });
  const drawn = useRef<Drawn>();
  useEffect(() => {
    latest.current = { onView, all, step };
  });
  useWheel(host, () => axes !== undefined && showsAll(axes.view, all));
  const { drawing, onMouseDownCapture } = usePlotPointer(axes, shape, { onPick, onRegion, onDrawing });

  // Before the browser paints, as is all that follows the axes: pixels and axes change in one frame
  useLayoutEffect(() => {
    const element = host.current;
    if (!plotly || !element || !size) {
      return undefined;
    }
    const follow = (found: Axes | undefined): void => flushSync(() => setAxes(found));
    const { data, layout: axesOf } = size.isBare ? bare(spec) : spec;
    const { xaxis, yaxis } = axesOf;
    const layout = {
      ...axesOf,
      width: size.width,
      height: size.height,
      xaxis: { ...xaxis, range: [view.x[0], view.x[1]] as [number, number] },
      yaxis: { ...yaxis, range: [view.y[0], view.y[1]] as [number, number] }
    };
    const draw = (): void => {
      const first = !('on' in element);
      plotly.react(element, data, layout, PLOT_CONFIG).then(plot => {
        if (first) {
          listenToView(plot, {
            moving: () => follow(drawnAxes(plot, latest.current.step)),
            moved: seen => latest.current.onView(showsAll(seen, latest.current.all) ? latest.current.all : seen),
            reset: () => latest.current.onView(latest.current.all)
          });
        }
        drawn.current = { size, view, shape, step };
        follow(drawnAxes(plot, step));
      }, setFailure);
    };
    const before = drawn.current;
    const isSamePlace = before?.size === size && before.view === view && before.shape === shape && before.step === step;
    if (!isSamePlace) {
      draw();
      return undefined;
    }
    const timer = setTimeout(draw, PAUSE_MS);
    return () => clearTimeout(timer);
  }, [plotly, spec, shape, size, view, step]);

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
    <div ref={frame} className={`fd-PlotFrame${fills ? ' fd-mod-fills' : ''}`}>
      {axes && <ImageCanvas axes={axes} coloured={colours} shape={shape} />}
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
      {axes && (
        <PlotOverlay axes={axes}>
          {step && <ScaleBar axes={axes} unit={step.unit} />}
          <KeyboardPlace.Provider value={setKeyboardAt}>{overlay?.(axes)}</KeyboardPlace.Provider>
          {drawing && <RegionOutline axes={axes} region={drawing} />}
        </PlotOverlay>
      )}
      {axes && <Readout {...readout} axes={axes} frame={frame} at={keyboardAt} />}
    </div>
  );
}
