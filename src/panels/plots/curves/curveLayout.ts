import type { Data, Layout, LayoutAxis, ScatterData } from 'plotly.js';

import type { PlotTheme } from '../plotTheme';
import { errorBounds, smallestPositive } from './curveRanges';
import type { Curve, CurveAxis, CurveMark, CurveView, Span } from './curveView';
import { axisTitle } from './curveView';
import { labelledMarks } from './labelledMarks';

export interface CurveSpec {
  readonly data: Data[];
  readonly layout: Partial<Layout>;
}

/** Told apart by everybody, in light and dark (Okabe and Ito 2008). */
const COLOURS = ['#0072b2', '#d55e00', '#009e73', '#cc79a7', '#e69f00', '#56b4e9'];

export const CURVE_MARGIN = { left: 64, right: 12, top: 22, bottom: 44 };

/** Colour of a curve. @param at its place among all, hidden ones included */
export function curveColour({ colour }: Pick<Curve, 'colour'>, at: number): string {
  return colour ?? COLOURS[at % COLOURS.length];
}

/**
 * The plot of curves over one axis. On a logarithmic scale values at or below zero are gaps, and an error band that reaches
 * there ends at the smallest value shown.
 *
 * @param width of the plot in pixels, by which labels of marks are left out where they would lie over each other
 * @param x part of the axis in view, absent for all of it; `y` likewise, in log10 on a logarithmic scale
 */
export function curvePlot(view: CurveView, theme: PlotTheme, width: number, x?: Span, y?: Span): CurveSpec {
  const floor = view.scale === 'log' ? smallestPositive(view.curves) : -Infinity;
  const data = view.curves.flatMap((curve, at) => {
    if (curve.hidden) {
      return [];
    }
    const line = trace(view, curve, at, WIDTH);
    if (!curve.error || curve.style === 'points') {
      return [line];
    }
    const [low, high] = errorBounds(curve, floor).map(bound => [...bound]);
    const shared = { x: curve.x as number[], legendgroup: curve.name } as const;
    const fillcolor = faint(curveColour(curve, at));
    return [
      { ...shared, ...UNSEEN, y: low },
      { ...shared, ...UNSEEN, y: high, fill: 'tonexty', fillcolor } as const,
      line
    ];
  });
  return { data, layout: layoutOf(view, theme, width, x, y) };
}

/** The same without the lines, which CurveLines draws: axes, marks and points, and what is told of a place pointed at. In little height axes go without titles. */
export function axesPlot(
  view: CurveView,
  theme: PlotTheme,
  { width, height }: { readonly width: number; readonly height: number },
  x: Span,
  y: Span
): CurveSpec {
  const data = view.curves.flatMap((curve, at) => (curve.hidden ? [] : [trace(view, curve, at, 0)]));
  const layout = layoutOf(view, theme, width, x, y);
  return { data, layout: height < LOW ? withoutTitles(layout, height) : layout };
}

/** Below this the titles of axes would take the room of the curves, pixels */
const LOW = 170;
/** Of the labels of ticks alone, pixels */
const TICKS = 24;
/** Least distance of labels on the y axis, pixels: powers of ten stand high */
const LABEL = 16;

function withoutTitles({ xaxis, yaxis, margin, ...layout }: Partial<Layout>, height: number): Partial<Layout> {
  const labels = Math.floor((height - CURVE_MARGIN.top - TICKS) / LABEL);
  return {
    ...layout,
    xaxis: { ...xaxis, title: { text: '' } },
    yaxis: { ...yaxis, title: { text: '' }, nticks: Math.max(1, labels) },
    margin: { ...margin, b: TICKS }
  };
}

/** Of the lines, pixels */
const WIDTH = 1.5;

function trace({ scale }: CurveView, curve: Curve, at: number, width: number): Partial<ScatterData> {
  const color = curveColour(curve, at);
  const isPoints = curve.style === 'points';
  return {
    x: curve.x as number[],
    legendgroup: curve.name,
    type: 'scatter',
    mode: isPoints ? 'markers' : 'lines',
    name: curve.name,
    y: scale === 'log' ? Array.from(curve.y, value => (value > 0 ? value : NaN)) : (curve.y as number[]),
    line: { color, width, dash: curve.style === 'dashed' ? 'dash' : 'solid' },
    marker: { color, size: 5 },
    ...(isPoints &&
      curve.error && {
        error_y: { type: 'data', array: Array.from(curve.error), color, thickness: 1, width: 3 }
      }),
    customdata: curve.error && Array.from(curve.error),
    // With the name in it: Plotly would put that beside, on a background of its own
    hovertemplate: `${curve.name}: %{y:.5~g}${curve.error ? ' ± %{customdata:.2~g}' : ''}<extra></extra>`,
    connectgaps: false
  };
}

const UNSEEN = {
  type: 'scatter',
  mode: 'lines',
  line: { width: 0 },
  hoverinfo: 'skip',
  showlegend: false
} as const;

function layoutOf(
  { curves, marks = [], axes, scale }: CurveView,
  theme: PlotTheme,
  width: number,
  x: Span | undefined,
  y: Span | undefined
): Partial<Layout> {
  const axis = (of: CurveAxis, range: Span | undefined) =>
    ({
      title: { text: axisTitle(of), standoff: 6 },
      color: theme.text,
      zeroline: false,
      showgrid: false,
      showline: true,
      ticks: 'outside',
      ticklen: 4,
      tickfont: { size: 11 },
      ...(range ? { range: [range[0], range[1]] as [number, number], autorange: false } : { autorange: true })
    }) as const;
  const inView = x ?? extent(curves);
  return {
    ...markLayout(marks, inView, width, theme),
    xaxis: { ...axis(axes.x, x), hoverformat: '.4~g', ...(axes.x.isWhole && wholeTicks(inView, width)) },
    yaxis: { ...axis(axes.y, y), type: scale, exponentformat: 'power' },
    hovermode: 'x',
    dragmode: 'pan',
    showlegend: false,
    margin: {
      l: CURVE_MARGIN.left,
      r: CURVE_MARGIN.right,
      t: CURVE_MARGIN.top,
      b: CURVE_MARGIN.bottom,
      autoexpand: false
    },
    paper_bgcolor: 'rgba(0, 0, 0, 0)',
    plot_bgcolor: 'rgba(0, 0, 0, 0)',
    font: { color: theme.text, family: theme.font, size: 12 },
    hoverlabel: { bgcolor: theme.background, font: { color: theme.text, family: theme.font } }
  };
}

/** Least distance of whole numbers on the x axis, pixels */
const WHOLE_LABEL = 30;

/** Ticks at every whole number, or at every second, third and so on where they would be too near. */
function wholeTicks([low, high]: Span, width: number): Pick<LayoutAxis, 'tickmode' | 'tick0' | 'dtick'> {
  return { tickmode: 'linear', tick0: 0, dtick: Math.max(1, Math.ceil(((high - low) * WHOLE_LABEL) / innerOf(width))) };
}

function innerOf(width: number): number {
  return Math.max(1, width - CURVE_MARGIN.left - CURVE_MARGIN.right);
}

/** A line at every mark, and above it a label where there is room. */
function markLayout(
  marks: readonly CurveMark[],
  inView: Span,
  width: number,
  theme: PlotTheme
): Pick<Layout, 'shapes' | 'annotations'> {
  return {
    shapes: marks.map(({ at }) => ({
      type: 'line',
      xref: 'x',
      yref: 'paper',
      x0: at,
      x1: at,
      y0: 0,
      y1: 1,
      layer: 'below',
      line: { color: theme.text, width: 1, dash: 'dot' },
      opacity: 0.5
    })),
    annotations: labelledMarks(marks, inView, innerOf(width)).map(({ at, label }) => ({
      x: at,
      y: 1,
      xref: 'x',
      yref: 'paper',
      text: label,
      showarrow: false,
      yanchor: 'bottom',
      font: { size: 10, color: theme.text }
    }))
  };
}

function extent(curves: CurveView['curves']): Span {
  const all = curves.filter(({ hidden }) => !hidden).flatMap(({ x }) => Array.from(x).filter(Number.isFinite));
  return all.reduce<Span>(([low, high], value) => [Math.min(low, value), Math.max(high, value)], [Infinity, -Infinity]);
}

/** A hexadecimal colour, mostly see-through. */
function faint(colour: string): string {
  return `rgba(${[1, 3, 5].map(at => parseInt(colour.slice(at, at + 2), 16)).join(', ')}, 0.2)`;
}
