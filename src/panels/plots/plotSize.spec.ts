import { MARGIN, plotHeight, plotSize } from './plotSize';

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

describe('plotSize', () => {
  it('is as high as the image needs it where the height is not given', () => {
    expect(plotSize({ width: 400 }, [256, 256])).toEqual({ width: 400, height: inner(400) + around, isBare: false });
  });

  it('is the largest that fits into a box, with axes where the image stays large enough', () => {
    // Square pixels, held by the height
    const high = plotSize({ width: 600, height: 300 }, [100, 100]);
    expect(high).toEqual({ width: 300 - around + 600 - inner(600), height: 300, isBare: false });
    // And by the width
    expect(plotSize({ width: 400, height: 2000 }, [100, 200])).toMatchObject({ width: 400, isBare: false });
  });

  it('leaves axes out rather than make the image small, and stays within the box', () => {
    const { width, height, isBare } = plotSize({ width: 280, height: 240 }, [256, 256]);
    expect(isBare).toBe(true);
    expect(height).toBe(240);
    expect(width).toBe(240);
    const flat = plotSize({ width: 280, height: 240 }, [180, 360]);
    expect(flat).toEqual({ width: 280, height: 141, isBare: true });
  });
});
