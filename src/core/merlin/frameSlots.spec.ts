import { bySlot, emptySlots, extended, frameSlots, rearranged } from './frameSlots';

describe('frameSlots', () => {
  it('takes frames as they stand when none is missing', () => {
    expect(frameSlots(Float64Array.of(1, 2, 3, 4))).toEqual({ count: 4 });
  });

  it('keeps the place of frames that were never saved', () => {
    const slots = frameSlots(Float64Array.of(1, 2, 5, 6));
    expect(slots.count).toBe(6);
    expect([...(slots.stored ?? [])]).toEqual([0, 1, -1, -1, 2, 3]);
    expect([...bySlot(Float64Array.of(10, 20, 30, 40), slots)]).toEqual([10, 20, NaN, NaN, 30, 40]);
  });

  it('adds the frames that a truncated file lost at its end', () => {
    const slots = extended(frameSlots(Float64Array.of(1, 2, 3)), 3, 4);
    expect([...(slots.stored ?? [])]).toEqual([0, 1, 2, -1]);
    expect(emptySlots(slots)).toBe(1);
    const holed = extended(frameSlots(Float64Array.of(1, 2, 4)), 3, 5);
    expect([...(holed.stored ?? [])]).toEqual([0, 1, -1, 2, -1]);
  });

  it.each([
    ['a counter that was reset', [1, 2, 1, 2]],
    ['repeated numbers', [7, 7, 7, 7]],
    ['unreadable numbers', [NaN, NaN, NaN, NaN]],
    ['gaps larger than the data', [1, 2, 3, 4000000]]
  ])('does not believe %s', (_, sequence) => {
    expect(frameSlots(Float64Array.from(sequence))).toEqual({ count: 4 });
  });

  it('does not fill up a series that was stopped early', () => {
    expect(extended({ count: 3 }, 3, 1000)).toEqual({ count: 3 });
    expect(extended({ count: 3 }, 3, 2)).toEqual({ count: 3 });
  });

  it('counts from the first frame that was saved', () => {
    expect(frameSlots(Float64Array.of(101, 102, 103))).toEqual({ count: 3 });
  });

  it('takes frames in another order with the places they have', () => {
    const places = Int32Array.of(0, 1, -1, 2, 3);
    expect([...(rearranged({ count: 4 }, places).stored ?? [])]).toEqual([0, 1, -1, 2, 3]);
    const slots = frameSlots(Float64Array.of(1, 3, 4));
    expect([...(rearranged(slots, places).stored ?? [])]).toEqual([0, -1, -1, 1, 2]);
    expect(emptySlots(rearranged(slots, places))).toBe(2);
    expect(emptySlots({ count: 3 })).toBe(0);
  });
});
