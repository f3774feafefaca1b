import { MARGIN, plotHeight } from './plotSize';

const inner = (width: number): number => width - MARGIN.left - MARGIN.right - MARGIN.colourBar;
const around = MARGIN.top + MARGIN.bottom;

describe('plotHeight', () => {
  it('lets an image of square pixels fill the width', () => {
    expect(plotHeight(400, [256, 256])).toBe(inner(400) + around);
    expect(plotHeight(400, [100, 200])).toBe(inner(400) / 2 + around);
  });

  it('stays within what a panel can show', () => {
    expect(plotHeight(400, [1000, 2])).toBe(460 + around);
    expect(plotHeight(400, [1, 1000])).toBe(60 + around);
    expect(plotHeight(100, [256, 256])).toBe(60 + around);
  });
});
