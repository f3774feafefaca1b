import type { Data, HeatmapData, Layout } from 'plotly.js';

import type { ColourMapName, Palette } from './colourMaps';
import { colourStops } from './colourMaps';
import type { Coloured } from './colourPixels';
import type { Grid } from './grid';
import { logTicks } from './logTicks';
import { MARGIN } from './plotSize';
import type { PlotTheme } from './plotTheme';
import type { Percentiles } from './valueRange';
import { finiteValues, smallestPositive, valueRange } from './valueRange';
import type { View } from './viewKeys';

/** How the user wants an image shown; the values stay what they are. */
export interface ImageDisplay {
  readonly scale: 'linear' | 'log';
  readonly colourMap: ColourMapName;
  readonly percentiles: Percentiles;
  /** Values at the ends of the colour map, held whatever the image; by the percentiles of each image when absent */
  readonly range?: readonly [number, number];
  /** For images of whole numbers, such as classes: takes the place of colour map, scale and range */
  readonly palette?: Palette;
}

/** Words of a plot, in the user's language. */
export interface PlotWords {
  readonly row: string;
  readonly column: string;
  /** Unit of the values, such as "counts" */
  readonly unit: string;
}

/** Physical size of a pixel; without it axes count pixels. */
export interface PixelStep {
  readonly size: number;
  readonly unit: string;
}

/** An axis that shows something else than pixels. */
export interface AxisScale {
  /** "Scattering vector q (1/Å)" */
  readonly title: string;
  /** Where labels stand, in pixels of the image */
  readonly ticks: readonly { readonly at: number; readonly label: string }[];
  /** What hovering over a pixel tells: "q 0.425 1/Å" */
  words(pixel: number): string;
}

/** What both axes of an image show in place of rows and columns; places are still in pixels. */
export interface ImageScales {
  readonly x: AxisScale;
  readonly y: AxisScale;
}

export interface ImageView {
  readonly grid: Grid;
  readonly display: ImageDisplay;
  readonly words: PlotWords;
  readonly step?: PixelStep;
  readonly scales?: ImageScales;
  readonly theme: PlotTheme;
}

export interface PlotSpec {
  readonly data: Data[];
  readonly layout: Partial<Layout>;
  /** The image once more, for who paints it without Plotly */
  readonly coloured: Coloured;
}

/**
 * The plot of one image: square pixels, row 0 on top, pixel centres at whole rows and columns.
 *
 * Log is display only: colours follow log10 of the value, with values at or below zero shown at half the smallest positive
 * one, while hover and the ticks of the colour bar give the value itself. The colour range lies between two percentiles of
 * the values, so that single hot or dead pixels do not set it, unless a range is held.
 */
export function imagePlot(view: ImageView): PlotSpec {
  const { grid, display, words, step, scales, theme } = view;
  const {
    positions,
    ends: [zmin, zmax],
    colourMap,
    ticks
  } = colouring(grid, display);
  const scale = step?.size ?? 1;
  const unit = step?.unit ?? 'px';
  const heatmap: Partial<HeatmapData> = {
    type: 'heatmap',
    z: byRow(positions, grid.shape) as unknown as number[][],
    customdata: hoverData(grid, step, scales),
    x0: 0,
    dx: scale,
    y0: 0,
    dy: scale,
    zmin,
    zmax,
    zsmooth: false,
    colorscale: colourStops(colourMap),
    hovertemplate: hoverTemplate(words, step, scales),
    colorbar: {
      title: { text: words.unit, side: 'right' },
      thickness: 10,
      outlinewidth: 0,
      xpad: 6,
      ypad: 0,
      tickfont: { size: 11 },
      ...ticks
    }
  };
  const axis = {
    color: theme.text,
    showgrid: false,
    zeroline: false,
    ticks: 'outside',
    ticklen: 4,
    tickfont: { size: 11 }
  } as const;
  return {
    data: [heatmap],
    coloured: { positions, ends: [zmin, zmax], colourMap },
    layout: {
      xaxis: {
        ...axis,
        ...ticksOf(scales?.x),
        title: { text: scales?.x.title ?? `${words.column} (${unit})`, standoff: 6 },
        constrain: 'domain'
      },
      yaxis: {
        ...axis,
        ...ticksOf(scales?.y),
        title: { text: scales?.y.title ?? `${words.row} (${unit})`, standoff: 6 },
        constrain: 'domain',
        scaleanchor: 'x',
        scaleratio: 1
      },
      dragmode: 'pan',
      // Fixed, so that panes side by side have the same size whatever the labels of their colour bars.
      margin: {
        l: MARGIN.left,
        r: MARGIN.right + MARGIN.colourBar,
        t: MARGIN.top,
        b: MARGIN.bottom,
        autoexpand: false
      },
      paper_bgcolor: 'rgba(0, 0, 0, 0)',
      plot_bgcolor: 'rgba(0, 0, 0, 0)',
      font: { color: theme.text, family: theme.font, size: 12 },
      hoverlabel: {
        bgcolor: theme.background,
        bordercolor: theme.text,
        font: { color: theme.text, family: theme.font }
      }
    }
  };
}

/** What values become on the colour scale, and the ticks of the colour bar. */
function colouring(grid: Grid, display: ImageDisplay): Coloured & { readonly ticks: HeatmapData['colorbar'] } {
  const { palette, colourMap } = display;
  if (palette) {
    const count = palette.colours.length;
    const ticks = { tickvals: palette.names.map((_, at) => at), ticktext: [...palette.names] };
    return { positions: grid.values, ends: [-0.5, count - 0.5], colourMap: palette, ticks };
  }
  const range = display.range ?? valueRange(finiteValues(grid.values), display.percentiles);
  if (display.scale === 'linear') {
    return { positions: grid.values, ends: ends(...range), colourMap, ticks: { exponentformat: 'SI', nticks: 6 } };
  }
  const floor = smallestPositive(grid.values) / 2;
  const colour = (value: number): number => Math.log10(Math.max(value, floor));
  const [low, high] = ends(colour(range[0]), colour(range[1]));
  return { positions: grid.values.map(colour), ends: [low, high], colourMap, ticks: logTicks(low, high) };
}

function ticksOf(scale: AxisScale | undefined): Partial<Layout['xaxis']> {
  return scale
    ? { tickmode: 'array', tickvals: scale.ticks.map(({ at }) => at), ticktext: scale.ticks.map(({ label }) => label) }
    : {};
}

/** All of an image in view, from pixel edge to pixel edge, row 0 on top. */
export function wholeView([rows, columns]: readonly [number, number], step?: PixelStep): View {
  const scale = step?.size ?? 1;
  return { x: [-0.5 * scale, (columns - 0.5) * scale], y: [(rows - 0.5) * scale, -0.5 * scale] };
}

function ends(low: number, high: number): [number, number] {
  return high > low ? [low, high] : [low, low + 1];
}

/** Rows of an image, which share its memory: Plotly takes them as they are, though its types do not say so. */
function byRow(values: Float32Array, [rows, columns]: Grid['shape']): Float32Array[] {
  return Array.from({ length: rows }, (_, row) => values.subarray(row * columns, (row + 1) * columns));
}

/**
 * The value at every pixel; with a physical axis also its row and column, which the axis no longer gives. A row is made when
 * it is hovered over: made ahead, they would take longer than all the rest of a plot.
 */
function hoverData(
  { values, shape: [rows, columns] }: Grid,
  step?: PixelStep,
  scales?: ImageScales
): HeatmapData['customdata'] {
  const told = (value: number, row: number, column: number): number | (number | string)[] =>
    scales ? [value, scales.y.words(row), scales.x.words(column)] : step ? [value, row, column] : value;
  const made = (row: number): (number | (number | string)[])[] =>
    Array.from(values.subarray(row * columns, (row + 1) * columns), (value, column) => told(value, row, column));
  const data: unknown[] = [];
  for (let row = 0; row < rows; row++) {
    Object.defineProperty(data, row, { get: () => made(row), enumerable: true });
  }
  return data as HeatmapData['customdata'];
}

function hoverTemplate({ row, column, unit }: PlotWords, step?: PixelStep, scales?: ImageScales): string {
  const value = (from: string): string => `<b>%{${from}:.5~g}</b> ${unit}<extra></extra>`;
  if (scales) {
    return `%{customdata[1]}<br>%{customdata[2]}<br>${value('customdata[0]')}`;
  }
  return step
    ? `${row} %{customdata[1]}, ${column} %{customdata[2]}<br>%{y:.5~g} ${step.unit}, %{x:.5~g} ${step.unit}<br>${value('customdata[0]')}`
    : `${row} %{y}, ${column} %{x}<br>${value('customdata')}`;
}
