import type { Selection } from './selection';
import { allToggled, carried, moved, NOTHING, picked } from './selection';

const ORDER = ['a', 'b', 'c', 'd', 'e'];
const has = ({ selected }: Selection): string => [...selected].sort().join('');

describe('selection', () => {
  it('takes one, adds and removes with Ctrl, spans with Shift from where it began', () => {
    let selection = picked(NOTHING, ORDER, 'b', 'only');
    expect([has(selection), selection.active]).toEqual(['b', 'b']);
    selection = picked(selection, ORDER, 'd', 'toggle');
    expect(has(selection)).toBe('bd');
    selection = picked(selection, ORDER, 'b', 'toggle');
    expect([has(selection), selection.active]).toEqual(['d', 'b']);
    selection = picked(picked(selection, ORDER, 'd', 'only'), ORDER, 'b', 'range');
    expect(has(selection)).toBe('bcd');
    expect(has(picked(selection, ORDER, 'e', 'range'))).toBe('de');
  });

  it('spans from the row itself where the beginning is not on the screen', () => {
    expect(has(picked({ ...NOTHING, anchor: 'hidden' }, ORDER, 'c', 'range'))).toBe('c');
  });

  it('moves without selecting, and selects on the way with Shift', () => {
    let selection = moved(NOTHING, ORDER, 1, false);
    expect([has(selection), selection.active]).toEqual(['', 'a']);
    selection = moved(selection, ORDER, 1, false);
    selection = moved(moved(selection, ORDER, 1, true), ORDER, 1, true);
    expect([has(selection), selection.active]).toEqual(['bcd', 'd']);
    expect(has(moved(selection, ORDER, -1, true))).toBe('bc');
  });

  it('stops at the ends', () => {
    const at = (active: string, step: number) => moved({ ...NOTHING, active }, ORDER, step, false).active;
    expect([at('b', -5), at('b', Infinity), at('d', -Infinity)]).toEqual(['a', 'e', 'a']);
    expect(moved(NOTHING, ORDER, Infinity, false).active).toBe('e');
    expect(moved(NOTHING, [], 1, false)).toBe(NOTHING);
  });

  it('takes all on the screen, or gives them up when all are taken, and leaves the hidden ones alone', () => {
    const some = { selected: new Set(['hidden', 'b']) };
    const all = allToggled(some, ORDER);
    expect(has(all)).toBe('abcdehidden');
    expect(has(allToggled(all, ORDER))).toBe('hidden');
  });

  it('loses what is no more, and goes with what is found under another path', () => {
    const selection = { selected: new Set(['a', 'b']), active: 'b', anchor: 'a' };
    expect(carried(selection, path => path)).toBe(selection);
    expect(carried(selection, path => (path === 'a' ? 'a' : undefined))).toEqual({
      selected: new Set(['a']),
      active: undefined,
      anchor: 'a'
    });
    expect(carried(selection, path => (path === 'b' ? 'B' : path))).toEqual({
      selected: new Set(['a', 'B']),
      active: 'B',
      anchor: 'a'
    });
  });
});
