import type { Axes } from '../axes';
import { curvePaths } from './curvePaths';
import type { Curve } from './curveView';

const axes = (y: [number, number]): Axes => ({
  left: 10,
  top: 20,
  width: 300,
  height: 100,
  view: { x: [0, 3], y },
  step: 1
});
const curve: Curve = { name: 'a', x: [0, 1, 2, 3], y: [1, 10, 0, 100], error: [0.5, 10, 1, 0] };

describe('curvePaths', () => {
  it('draws a line through the points, and a band of one standard error', () => {
    const [{ line, band, isDashed }] = curvePaths({ curves: [curve], scale: 'linear' }, axes([0, 100]));
    expect(line).toBe('M10 119L110 110L210 120L310 20');
    expect(band).toBe('M10 119.5L110 120L210 121L310 20L310 20L210 119L110 100L10 118.5Z');
    expect(isDashed).toBe(false);
  });

  it('leaves a gap where nothing is known, and where a logarithm has no value', () => {
    const [{ line, band }] = curvePaths({ curves: [curve], scale: 'log' }, axes([0, 2]));
    expect(line).toBe('M10 120L110 70M310 20');
    // Down to the smallest value that is shown
    expect(band).toContain('M10 120L110 120L210 120L310 20');
    const unknown = { ...curve, error: undefined, y: [1, NaN, 3, 4] };
    expect(curvePaths({ curves: [unknown], scale: 'linear' }, axes([0, 4]))[0].line).toBe('M10 95M210 45L310 20');
  });

  it('leaves points and hidden curves out, and keeps the colours of the others', () => {
    const hidden = { ...curve, name: 'b', hidden: true };
    const points = { ...curve, name: 'c', style: 'points' } as const;
    const [alone] = curvePaths({ curves: [curve], scale: 'linear' }, axes([0, 1]));
    const [, second] = curvePaths({ curves: [curve, { ...hidden, hidden: false }], scale: 'linear' }, axes([0, 1]));
    const found = curvePaths({ curves: [hidden, points, curve], scale: 'linear' }, axes([0, 1]));
    expect(found.map(({ name }) => name)).toEqual(['a']);
    expect(new Set([alone.colour, second.colour, found[0].colour]).size).toBe(3);
  });
});
