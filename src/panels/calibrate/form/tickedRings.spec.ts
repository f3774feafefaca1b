import { isTicked, toggledRing } from './tickedRings';

const ALL = ['111', '200', '220', '511/333', '440'];

describe('rings that count', () => {
  it('are all until one is left out, and all again when it is back', () => {
    expect(ALL.every(name => isTicked('', name))).toBe(true);
    const without = toggledRing('', '220', ALL);
    expect(without).toBe('111, 200, 511, 440');
    expect(ALL.filter(name => isTicked(without, name))).toEqual(['111', '200', '511/333', '440']);
    expect(toggledRing(without, '220', ALL)).toBe('');
  });

  it('are known by either name, with blanks or commas', () => {
    expect(isTicked('111 333', '511/333')).toBe(true);
    expect(toggledRing('111;333', '511/333', ALL)).toBe('111');
  });
});
