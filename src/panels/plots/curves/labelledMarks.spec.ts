import * as fc from 'fast-check';

import { labelledMarks } from './labelledMarks';

const labels = (...marks: [number, string, number?][]) =>
  labelledMarks(
    marks.map(([at, label, weight]) => ({ at, label, weight })),
    [0, 1],
    400
  ).map(({ label }) => label);

describe('labelledMarks', () => {
  it('shows the heavier of two labels that would lie over each other', () => {
    expect(labels([0.5, '311', 1], [0.52, '222', 0.2], [0.8, '400'])).toEqual(['311', '400']);
    expect(labels([0.5, '311', 0.1], [0.52, '222', 0.2])).toEqual(['222']);
  });

  it('leaves out what is not in view', () => {
    expect(labels([-0.1, 'left'], [0.4, 'in'], [1.1, 'right'])).toEqual(['in']);
  });

  it('never lets two labels meet, and always shows the heaviest', () => {
    const mark = fc.record({
      at: fc.double({ min: 0, max: 1, noNaN: true }),
      label: fc.string({ minLength: 1, maxLength: 5 }),
      weight: fc.integer({ min: 0, max: 1000 })
    });
    fc.assert(
      fc.property(fc.array(mark, { minLength: 1, maxLength: 40 }), marks => {
        const shown = labelledMarks(marks, [0, 1], 400);
        const heaviest = Math.max(...marks.map(({ weight }) => weight));
        expect(shown.some(({ weight }) => weight === heaviest)).toBe(true);
        shown.slice(1).forEach((next, at) => {
          const half = (characters: number): number => (characters * 6.5 + 4) / 2;
          const apart = (next.at - shown[at].at) * 400;
          expect(apart).toBeGreaterThanOrEqual(half(next.label.length) + half(shown[at].label.length) - 1e-6);
        });
      })
    );
  });
});
