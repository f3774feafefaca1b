import { viewAfterKey } from './viewKeys';

// Row axis upside down, as in an image
const all = { x: [0, 100], y: [50, 0] } as const;

describe('viewAfterKey', () => {
  it('zooms about the middle and back', () => {
    const closer = viewAfterKey('+', all, all);
    expect(closer).toEqual({ x: [10, 90], y: [45, 5] });
    expect(viewAfterKey('-', closer!, all)?.x[1]).toBeCloseTo(100, 9);
  });

  it('moves towards the arrow, down being larger rows', () => {
    expect(viewAfterKey('ArrowRight', all, all)?.x).toEqual([10, 110]);
    expect(viewAfterKey('ArrowDown', all, all)?.y).toEqual([55, 5]);
  });

  it('shows all with 0 and leaves other keys alone', () => {
    expect(viewAfterKey('0', { x: [1, 2], y: [2, 1] }, all)).toBe(all);
    expect(viewAfterKey('Tab', all, all)).toBeUndefined();
  });
});
