import React, { useEffect, useRef, useState } from 'react';

import type { Axes } from '../axes';
import { drawnAxes } from '../drawnAxes';
import { PlotOverlay } from '../PlotOverlay';
import type { PlotTheme } from '../plotTheme';
import { PLOT_CONFIG, listenToView } from '../plotEvents';
import { usePlotly } from '../usePlotly';
import { showsAll, useWheel } from '../useWheel';
import { turns } from '../../parts/turns';
import { useBox } from '../../parts/useBox';
import { viewAfterKey } from '../viewKeys';
import { axesPlot } from './curveLayout';
import { CurveLines } from './CurveLines';
import type { CurveRanges } from './curveRanges';
import { curveRanges } from './curveRanges';
import type { CurveView, Span } from './curveView';

export interface CurveDrawingProps {
  view: CurveView;
  theme: PlotTheme;
  /** What is seen, for those who do not see it */
  label: string;
  height: number;
  /** Takes the height it is given in place of that */
  fills?: boolean;
  /** Parts of the axes in view; absent: all there is */
  x?: Span;
  y?: Span;
  onZoom(x: Span | undefined, y: Span | undefined): void;
  /** Place on the x axis that another plot points at */
  hover?: number;
  onHover?(x: number | undefined): void;
}

/** What Plotly has drawn last, and the axes it has drawn it on. */
interface Drawn extends Pick<CurveView, 'marks' | 'axes'>, CurveRanges {
  readonly width: number;
  readonly height: number;
  readonly theme: PlotTheme;
  /** Names of the curves shown */
  readonly names: readonly string[];
  /** Parts that were asked for */
  readonly asked: Pick<CurveDrawingProps, 'x' | 'y'>;
}

/** Curves that follow each other faster than this, as in a drag, are not told of where the mouse points but for the last. */
const PAUSE_MS = 80;
/** Below this there is nothing between the axes, pixels */
const LOWEST = 80;

/**
 * Draws curves in the width it is given: wheel zooms (see useWheel), drag moves, double click shows all, keys do the same. Curves follow at
 * once, axes where they have to.
 */
export function CurveDrawing(props: CurveDrawingProps): JSX.Element {
  const { view, theme, label, fills = false, x, y, onZoom, hover, onHover } = props;
  const host = useRef<HTMLDivElement>(null);
  const box = useBox(host, fills);
  const width = box?.width ?? 0;
  const height = fills ? Math.max(LOWEST, box?.height ?? 0) : props.height;
  const plotly = usePlotly();
  const [failure, setFailure] = useState<unknown>();
  const [placed, setPlaced] = useState<{ readonly axes: Axes; readonly scale: CurveView['scale'] }>();
  const axes = placed?.axes;
  const all = useRanges(view);
  const latest = useRef({ onZoom, onHover, all });
  const drawn = useRef<Drawn>();
  useEffect(() => {
    latest.current = { onZoom, onHover, all };
  });
  useWheel(host, () => axes !== undefined && showsAll(axes.view, all));

  useEffect(() => {
    const element = host.current;
    if (!plotly || !element || width === 0) {
      return undefined;
    }
    const { scale, marks, axes: named } = view;
    const names = view.curves.filter(({ hidden }) => !hidden).map(({ name }) => name);
    const shown = { scale, x: x ?? all.x, y: y ?? all.y };
    const next = { ...shown, width, height, theme, marks, axes: named, names, asked: { x, y } };
    const draw = (): void => {
      const first = !('on' in element);
      const { data, layout } = axesPlot(view, theme, { width, height }, next.x, next.y);
      drawn.current = next;
      plotly.react(element, data, { ...layout, width, height }, PLOT_CONFIG).then(plot => {
        const look = (): void => {
          const found = drawnAxes(plot);
          setPlaced(found && { axes: found, scale: drawn.current?.scale ?? scale });
        };
        if (first) {
          listenToView(plot, {
            moving: look,
            moved: seen => {
              const isAll = showsAll(seen, latest.current.all);
              latest.current.onZoom(isAll ? undefined : seen.x, isAll ? undefined : seen.y);
            },
            reset: () => latest.current.onZoom(undefined, undefined)
          });
          plot.on('plotly_hover', ({ points: [point] }) => latest.current.onHover?.(Number(point.x)));
          plot.on('plotly_unhover', () => latest.current.onHover?.(undefined));
        }
        look();
      }, setFailure);
    };
    const before = drawn.current;
    if (!before || !isSamePlace(before, next)) {
      turns.callOff(host);
      draw();
      return undefined;
    }
    // Other curves: where many plots follow the same numbers they come one after another
    const follow = (): void => turns.ask(host, { place: () => element, work: draw });
    if (!areSameAxes(before, next) || view.curves.some(({ style }) => style === 'points')) {
      follow();
      return undefined;
    }
    turns.callOff(host);
    const timer = setTimeout(follow, PAUSE_MS);
    return () => clearTimeout(timer);
  }, [plotly, view, all, theme, width, height, x, y]);

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
    <div className={`fd-PlotFrame${fills ? ' fd-mod-fills' : ''}`}>
      {placed && <CurveLines curves={view.curves} scale={placed.scale} axes={placed.axes} />}
      <div
        ref={host}
        className="fd-Plot fd-mod-curves"
        style={fills ? undefined : { minHeight: height }}
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

/** The axes on which all is seen, which stay where they can. */
function useRanges(view: CurveView): CurveRanges {
  const [kept, setKept] = useState(() => ({ view, ranges: curveRanges(view) }));
  if (kept.view === view) {
    return kept.ranges;
  }
  const next = { view, ranges: curveRanges(view, kept.ranges) };
  setKept(next);
  return next.ranges;
}

function isSamePlace(before: Drawn, next: Drawn): boolean {
  return (
    before.width === next.width &&
    before.height === next.height &&
    before.asked.x === next.asked.x &&
    before.asked.y === next.asked.y
  );
}

function areSameAxes(before: Drawn, next: Drawn): boolean {
  const words = ({ scale, x, y, marks, axes, names }: Drawn): string =>
    JSON.stringify([scale, x, y, marks, axes, names]);
  return before.theme === next.theme && words(before) === words(next);
}

function xOn({ left, width, view: { x } }: Axes, at: number): number {
  return left + ((at - x[0]) / (x[1] - x[0])) * width;
}
