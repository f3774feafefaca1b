import type { ColorBar, Data, HeatmapData, Layout, ScatterData } from 'plotly.js';

import type { ImagePoint } from './axes';
import { colourStops } from './colourMaps';
import type { Grid } from './grid';
import type { ImageColours } from './imageColours';
import { BARE_MARGIN, MARGIN } from './plotSize';
import type { PlotTheme } from './plotTheme';
import type { View } from './viewKeys';

/** Words of a plot, in the user's language. */
export interface PlotWords {
  readonly row: string;
  readonly column: string;
  /** Unit of the values, such as "counts" */
  readonly unit: string;
}

/** Physical size of a pixel; without it axes count pixels. The same object as long as it is the same. */
export interface PixelStep {
  readonly size: number;
  readonly unit: string;
  /** Pixel at which both axes are 0, such as the direct beam; row 0, column 0 when absent */
  readonly origin?: ImagePoint;
  /** What the distance from there is called, such as "q": its axes are named by it, and it is told of every pixel */
  readonly radius?: string;
}

/** An axis that shows something else than pixels. */
export interface AxisScale {
  /** "Scattering vector q (1/Å)" */
  readonly title: string;
  /** Where labels stand, in pixels of the image */
  readonly ticks: readonly { readonly at: number; readonly label: string }[];
  /** What is told of a pixel: "q 0.425 1/Å" */
  words(pixel: number): string;
}

/** What both axes of an image show in place of rows and columns; places are still in pixels. */
export interface ImageScales {
  readonly x: AxisScale;
  readonly y: AxisScale;
}

export interface ImageView {
  readonly grid: Grid;
  readonly colours: ImageColours;
  readonly words: PlotWords;
  readonly step?: PixelStep;
  readonly scales?: ImageScales;
  readonly theme: PlotTheme;
}

export interface PlotSpec {
  readonly data: Data[];
  readonly layout: Partial<Layout>;
}

/** The plot of one image: square pixels, row 0 on top, pixel centres at whole rows and columns. */
export function imagePlot(view: ImageView): PlotSpec {
  const { grid, colours, step } = view;
  const scale = step?.size ?? 1;
  const [x0, , , y0] = edges(grid.shape, step);
  const heatmap: Partial<HeatmapData> = {
    type: 'heatmap',
    z: byRow(colours.positions, grid.shape) as unknown as number[][],
    x0: x0 + scale / 2,
    dx: scale,
    y0: y0 + scale / 2,
    dy: scale,
    zmin: colours.ends[0],
    zmax: colours.ends[1],
    zsmooth: false,
    hoverinfo: 'skip',
    colorscale: colourStops(colours.colourMap, colours.gamma),
    colorbar: colourBar(view)
  };
  return { data: [heatmap], layout: imageLayout(view) };
}

/** What is around an image: axes and colour bar. The pixels are for who draws them faster than Plotly. */
export function framePlot(view: Omit<ImageView, 'grid'>): PlotSpec {
  const { ends, colourMap, gamma } = view.colours;
  const bar: Partial<ScatterData> = {
    type: 'scatter',
    mode: 'markers',
    x: [null],
    y: [null],
    hoverinfo: 'skip',
    showlegend: false,
    marker: {
      color: [ends[0]],
      cmin: ends[0],
      cmax: ends[1],
      colorscale: colourStops(colourMap, gamma),
      showscale: true,
      colorbar: colourBar(view) as ColorBar
    }
  };
  return { data: [bar], layout: imageLayout(view) };
}

/** The same without axes and colour bar: what is read at a pixel is told beside the mouse. */
export function bare({ data, layout }: PlotSpec): PlotSpec {
  const { xaxis, yaxis } = layout;
  return {
    data: data.map(trace => ({ ...trace, marker: { showscale: false } }) as Data),
    layout: {
      ...layout,
      xaxis: { ...xaxis, visible: false },
      yaxis: { ...yaxis, visible: false },
      margin: marginOf(BARE_MARGIN)
    }
  };
}

/** All of an image in view, from pixel edge to pixel edge, row 0 on top. */
export function wholeView(shape: readonly [number, number], step?: PixelStep): View {
  const [left, right, bottom, top] = edges(shape, step);
  return { x: [left, right], y: [bottom, top] };
}

function edges([rows, columns]: readonly [number, number], step?: PixelStep): [number, number, number, number] {
  const { size = 1, origin: { row, column } = { row: 0, column: 0 } } = step ?? {};
  return [(-0.5 - column) * size, (columns - 0.5 - column) * size, (rows - 0.5 - row) * size, (-0.5 - row) * size];
}

function colourBar({ words, colours }: Pick<ImageView, 'words' | 'colours'>): HeatmapData['colorbar'] {
  return {
    title: { text: words.unit, side: 'right' },
    thickness: 10,
    outlinewidth: 0,
    xpad: 6,
    ypad: 0,
    tickfont: { size: 11 },
    ...colours.ticks
  };
}

function imageLayout({ words, step, scales, theme }: Omit<ImageView, 'grid'>): Partial<Layout> {
  const unit = step?.unit ?? 'px';
  const named = (along: string): string => (step?.radius ? `${step.radius}, ${along} (${unit})` : `${along} (${unit})`);
  const axis = {
    color: theme.text,
    showgrid: false,
    zeroline: false,
    ticks: 'outside',
    ticklen: 4,
    tickfont: { size: 11 },
    constrain: 'domain'
  } as const;
  return {
    xaxis: {
      ...axis,
      ...ticksOf(scales?.x),
      title: { text: scales?.x.title ?? named(words.column), standoff: 6 }
    },
    yaxis: {
      ...axis,
      ...ticksOf(scales?.y),
      title: { text: scales?.y.title ?? named(words.row), standoff: 6 },
      scaleanchor: 'x',
      scaleratio: 1
    },
    dragmode: 'pan',
    // What is read at a pixel is told beside the mouse by Readout
    hovermode: false,
    margin: marginOf(MARGIN),
    paper_bgcolor: 'rgba(0, 0, 0, 0)',
    plot_bgcolor: 'rgba(0, 0, 0, 0)',
    font: { color: theme.text, family: theme.font, size: 12 }
  };
}

/** Fixed, so that panes side by side have the same size whatever the labels of their colour bars. */
function marginOf({ left, right, top, bottom, colourBar }: typeof MARGIN): Layout['margin'] {
  return { l: left, r: right + colourBar, t: top, b: bottom, autoexpand: false };
}

function ticksOf(scale: AxisScale | undefined): Partial<Layout['xaxis']> {
  return scale
    ? { tickmode: 'array', tickvals: scale.ticks.map(({ at }) => at), ticktext: scale.ticks.map(({ label }) => label) }
    : {};
}

/** Rows of an image, which share its memory: Plotly takes them as they are, though its types do not say so. */
function byRow(values: Float32Array, [rows, columns]: Grid['shape']): Float32Array[] {
  return Array.from({ length: rows }, (_, row) => values.subarray(row * columns, (row + 1) * columns));
}
