import type { PlotTheme } from '../plotTheme';
import { curvePlot } from './curveLayout';
import type { CurveView } from './curveView';

const theme: PlotTheme = { text: '#000', background: '#fff', font: 'sans' };
const q = [0.1, 0.2, 0.3, 0.4];
const view: CurveView = {
  curves: [
    { name: 'sample', x: q, y: [10, 0, -2, 4], error: [1, 2, 1, 8] },
    { name: 'gold', x: q, y: [5, 6, 7, 8], style: 'dashed' }
  ],
  axes: { x: { title: 'q', unit: '1/Å' }, y: { title: 'counts' } },
  scale: 'linear'
};
const draw = (part: Partial<CurveView> = {}, ...ranges: (readonly [number, number])[]) =>
  curvePlot({ ...view, ...part }, theme, 600, ...ranges);
const traces = (part?: Partial<CurveView>) => draw(part).data as { name?: string; y: number[]; fill?: string }[];

describe('curvePlot', () => {
  it('draws a band of one standard error around the curve that has one', () => {
    const [low, high, sample, gold] = traces();
    expect(low.y).toEqual([9, -2, -3, -4]);
    expect(high).toMatchObject({ y: [11, 2, -1, 12], fill: 'tonexty' });
    expect([sample.name, gold.name]).toEqual(['sample', 'gold']);
  });

  it('leaves gaps where a logarithm has no value, and keeps the band at what can be shown', () => {
    const [low, , sample] = traces({ scale: 'log' });
    expect(sample.y).toEqual([10, NaN, NaN, 4]);
    expect(Math.min(...low.y)).toBe(4);
    expect(draw({ scale: 'log' }).layout.yaxis?.type).toBe('log');
  });

  it('names the axes with their units, and shows the part asked for or all there is', () => {
    const { layout } = draw({}, [0.1, 0.2]);
    expect(layout.xaxis).toMatchObject({ title: { text: 'q (1/Å)' }, range: [0.1, 0.2], autorange: false });
    expect(layout.yaxis).toMatchObject({ title: { text: 'counts' }, autorange: true });
  });

  it('has ticks at whole numbers alone where the axis counts things, and as many as there is room for', () => {
    const axes = { ...view.axes, x: { title: 'Number of components', isWhole: true } };
    const stepTo = (last: number) =>
      draw({ axes, curves: [{ name: 'deviance', x: [1, last], y: [1, 2] }] }).layout.xaxis?.dtick;
    expect([2, 5, 12, 40].map(stepTo)).toEqual([1, 1, 1, 3]);
    expect(draw().layout.xaxis?.dtick).toBeUndefined();
  });

  it('marks places on the axis and leaves hidden curves out', () => {
    const marks = [{ at: 0.2, label: '111' }];
    const { layout } = draw({ marks });
    expect(layout.shapes).toMatchObject([{ x0: 0.2, x1: 0.2, yref: 'paper' }]);
    expect(layout.annotations).toMatchObject([{ x: 0.2, text: '111' }]);
    expect(traces({ curves: view.curves.map(curve => ({ ...curve, hidden: curve.name === 'sample' })) })).toHaveLength(
      1
    );
  });
});
