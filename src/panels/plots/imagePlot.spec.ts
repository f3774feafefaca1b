import type { HeatmapData, ScatterData } from 'plotly.js';

import { imageColours } from './imageColours';
import type { ImageView } from './imagePlot';
import { framePlot, imagePlot, wholeView } from './imagePlot';

const grid = { values: Float32Array.from([0, 1, 10, 100, 1000, 10000]), shape: [2, 3] } as const;
const display = { scale: 'linear', colourMap: 'gray', percentiles: [0, 100] } as const;
const view: ImageView = {
  grid,
  colours: imageColours(grid, display),
  words: { row: 'row', column: 'column', unit: 'counts' },
  theme: { text: '#111', background: '#fff', font: 'sans' }
};

/** Rows as plain numbers, whatever they are stored in. */
const numbers = (rows: unknown): unknown[][] => (rows as ArrayLike<unknown>[]).map(row => Array.from(row));

const heatmap = (part: Partial<ImageView> = {}): Partial<HeatmapData> =>
  imagePlot({ ...view, ...part }).data[0] as HeatmapData;

describe('imageColours', () => {
  it('shows the logarithm and tells the value: log is display only', () => {
    const log = imageColours(grid, { ...display, scale: 'log' });
    // zero stands at half the smallest positive value
    expect([...log.positions]).toEqual([Math.fround(Math.log10(0.5)), 0, 1, 2, 3, 4]);
    expect(log.ticks?.ticktext).toEqual(['1', '10', '100', '1000', '10000']);
  });

  it('takes the colour range from percentiles of the values', () => {
    expect(imageColours(grid, { ...display, percentiles: [20, 80] }).ends).toEqual([1, 1000]);
    expect(imageColours(grid, { ...display, scale: 'log', percentiles: [20, 80] }).ends).toEqual([0, 3]);
  });

  it('holds a range of values against another image', () => {
    expect(imageColours(grid, { ...display, range: [5, 50] }).ends).toEqual([5, 50]);
    expect(imageColours(grid, { ...display, scale: 'log', range: [10, 100] }).ends).toEqual([1, 2]);
  });

  it('has room for an image of one value', () => {
    const flat = { values: Float32Array.from([0, 0]), shape: [1, 2] } as const;
    const [low, high] = imageColours(flat, { ...display, scale: 'log' }).ends;
    expect(high).toBeGreaterThan(low);
  });
});

describe('imagePlot', () => {
  it('has one row of the plot for a row of the image, first row on top, square pixels', () => {
    expect(numbers(heatmap().z)).toEqual([
      [0, 1, 10],
      [100, 1000, 10000]
    ]);
    const { yaxis } = imagePlot(view).layout;
    expect(yaxis).toMatchObject({ scaleanchor: 'x', scaleratio: 1 });
    expect(wholeView([2, 3])).toEqual({ x: [-0.5, 2.5], y: [1.5, -0.5] });
  });

  it('has axes in pixels without a step, and in its unit with one', () => {
    expect(imagePlot(view).layout.xaxis?.title).toMatchObject({ text: 'column (px)' });
    const step = { size: 2.5, unit: 'nm' };
    const plot = imagePlot({ ...view, step });
    expect(plot.data[0]).toMatchObject({ x0: 0, dx: 2.5, y0: 0, dy: 2.5 });
    expect(plot.layout.yaxis?.title).toMatchObject({ text: 'row (nm)' });
    expect(wholeView([2, 3], step)).toEqual({ x: [-1.25, 6.25], y: [3.75, -1.25] });
  });

  it('counts from the origin of a pattern, and names its axes by what the distance from there is', () => {
    const step = { size: 0.5, unit: '1/Å', origin: { row: 1, column: 2 }, radius: 'q' };
    const plot = imagePlot({ ...view, step });
    expect(plot.data[0]).toMatchObject({ x0: -1, dx: 0.5, y0: -0.5, dy: 0.5 });
    expect(plot.layout.xaxis?.title).toMatchObject({ text: 'q, column (1/Å)' });
    expect(wholeView([2, 3], step)).toEqual({ x: [-1.25, 0.25], y: [0.25, -0.75] });
  });

  it('has the same colour bar without its pixels', () => {
    const { marker } = framePlot(view).data[0] as Partial<ScatterData>;
    expect(marker).toMatchObject({ cmin: 0, cmax: 10000, colorbar: heatmap().colorbar });
  });

  it('runs its colour map from 0 to 1', () => {
    const colours = imageColours(grid, { ...display, colourMap: 'viridis' });
    const scale = heatmap({ colours }).colorscale as [number, string][];
    expect(scale[0]).toEqual([0, '#440154']);
    expect(scale[scale.length - 1]).toEqual([1, '#fde725']);
  });
});
