import type { HeatmapData } from 'plotly.js';

import type { ImageView } from './imagePlot';
import { imagePlot, wholeView } from './imagePlot';

const view: ImageView = {
  grid: { values: Float32Array.from([0, 1, 10, 100, 1000, 10000]), shape: [2, 3] },
  display: { scale: 'linear', colourMap: 'gray', percentiles: [0, 100] },
  words: { row: 'row', column: 'column', unit: 'counts' },
  theme: { text: '#111', background: '#fff', font: 'sans' }
};

/** Rows as plain numbers, whatever they are stored in. */
const numbers = (rows: unknown): unknown[][] => (rows as ArrayLike<unknown>[]).map(row => Array.from(row));

const heatmap = (part: Partial<ImageView> = {}): Partial<HeatmapData> =>
  imagePlot({ ...view, ...part }).data[0] as HeatmapData;

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

  it('shows the logarithm and tells the value: log is display only', () => {
    const log = heatmap({ display: { ...view.display, scale: 'log' } });
    // zero stands at half the smallest positive value
    expect(numbers(log.z)).toEqual([
      [Math.fround(Math.log10(0.5)), 0, 1],
      [2, 3, 4]
    ]);
    expect(numbers(log.customdata)).toEqual([
      [0, 1, 10],
      [100, 1000, 10000]
    ]);
    expect(log.hovertemplate).toContain('%{customdata:.5~g}</b> counts');
    expect(log.colorbar?.ticktext).toEqual(['1', '10', '100', '1000', '10000']);
  });

  it('takes the colour range from percentiles of the values', () => {
    expect(heatmap({ display: { ...view.display, percentiles: [20, 80] } })).toMatchObject({ zmin: 1, zmax: 1000 });
    expect(heatmap({ display: { scale: 'log', colourMap: 'gray', percentiles: [20, 80] } })).toMatchObject({
      zmin: 0,
      zmax: 3
    });
  });

  it('holds a range of values against another image', () => {
    expect(heatmap({ display: { ...view.display, range: [5, 50] } })).toMatchObject({ zmin: 5, zmax: 50 });
    expect(heatmap({ display: { ...view.display, scale: 'log', range: [10, 100] } })).toMatchObject({
      zmin: 1,
      zmax: 2
    });
  });

  it('hovers with row and column in px without a step', () => {
    const plot = imagePlot(view);
    expect((plot.data[0] as HeatmapData).hovertemplate).toMatch(/^row %\{y\}, column %\{x\}/);
    expect(plot.layout.xaxis?.title).toMatchObject({ text: 'column (px)' });
  });

  it('has physical axes with a step, and still hovers with row and column', () => {
    const step = { size: 2.5, unit: 'nm' };
    const plot = imagePlot({ ...view, step });
    const data = plot.data[0] as HeatmapData;
    expect(data).toMatchObject({ x0: 0, dx: 2.5, y0: 0, dy: 2.5 });
    expect((data.customdata as unknown as number[][][])[1][2]).toEqual([10000, 1, 2]);
    expect(data.hovertemplate).toContain('row %{customdata[1]}, column %{customdata[2]}');
    expect(plot.layout.yaxis?.title).toMatchObject({ text: 'row (nm)' });
    expect(wholeView([2, 3], step)).toEqual({ x: [-1.25, 6.25], y: [3.75, -1.25] });
  });

  it('takes its colours from the theme', () => {
    const { layout } = imagePlot({ ...view, theme: { text: '#eee', background: '#000', font: 'sans' } });
    expect(layout.font?.color).toBe('#eee');
    expect(layout.hoverlabel).toMatchObject({ bgcolor: '#000' });
  });

  it('runs its colour map from 0 to 1', () => {
    const scale = heatmap({ display: { ...view.display, colourMap: 'viridis' } }).colorscale as [number, string][];
    expect(scale[0]).toEqual([0, '#440154']);
    expect(scale[scale.length - 1]).toEqual([1, '#fde725']);
  });

  it('draws an image of one value', () => {
    const flat = heatmap({
      grid: { values: Float32Array.from([0, 0]), shape: [1, 2] },
      display: { ...view.display, scale: 'log' }
    });
    expect(flat.zmax as number).toBeGreaterThan(flat.zmin as number);
  });
});
