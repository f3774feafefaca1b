import { rowWindow, scrollFor } from './rowWindow';

describe('rowWindow', () => {
  it('holds every row in view and few others, wherever one has scrolled to', () => {
    for (let top = 0; top <= 2000 * 48 - 480; top += 331) {
      const { first, end } = rowWindow(top, 480, 48, 2000);
      expect(first).toBeLessThanOrEqual(Math.floor(top / 48));
      expect(end).toBeGreaterThanOrEqual(Math.min(2000, Math.ceil((top + 480) / 48)));
      expect(end - first).toBeLessThanOrEqual(30);
    }
  });

  it('stays the same for small steps', () => {
    expect(rowWindow(10, 480, 48, 2000)).toEqual(rowWindow(60, 480, 48, 2000));
  });

  it('keeps to the rows there are', () => {
    expect(rowWindow(0, 480, 48, 3)).toEqual({ first: 0, end: 3 });
    expect(rowWindow(90_000, 480, 48, 3)).toEqual({ first: 2, end: 3 });
    expect(rowWindow(0, 480, 48, 0)).toEqual({ first: 0, end: 0 });
  });
});

describe('scrollFor', () => {
  it('scrolls no further than needed', () => {
    expect(scrollFor(3, 48, 480, 48)).toBeUndefined();
    expect(scrollFor(0, 48, 480, 48)).toBe(0);
    expect(scrollFor(20, 48, 480, 48)).toBe(21 * 48 - 480);
  });
});
