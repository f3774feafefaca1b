import { gapPlaces } from './gapPlaces';
import type { Pauses } from './pauses';
import { findPauses } from './pauses';

/** Frames a millisecond apart of which some were not taken. */
function without(...lost: number[]): Pauses | undefined {
  const taken = Array.from({ length: 100 }, (_, frame) => frame).filter(frame => !lost.includes(frame));
  return findPauses(Float64Array.from(taken, frame => 1000 * frame + (frame % 7)));
}

describe('gapPlaces', () => {
  it('leaves places empty where the times have gaps of as many frames as are lost', () => {
    const places = gapPlaces(96, 4, without(20, 21, 22, 70));
    expect([...(places ?? [])].flatMap((frame, place) => (frame < 0 ? [place] : []))).toEqual([20, 21, 22, 70]);
    expect([...(places ?? [])].filter(frame => frame >= 0)).toEqual(Array.from({ length: 96 }, (_, frame) => frame));
  });

  it('does not guess where the gaps are too few, too many or no whole frames', () => {
    expect(gapPlaces(96, 5, without(20, 21, 22, 70))).toBeUndefined();
    expect(gapPlaces(98, 1, without(20, 70))).toBeUndefined();
    expect(gapPlaces(100, 1, without())).toBeUndefined();
    expect(gapPlaces(99, 1, undefined)).toBeUndefined();
    const half = findPauses(Float64Array.from({ length: 99 }, (_, frame) => 1000 * frame + (frame < 50 ? 0 : 1500)));
    expect(gapPlaces(99, 2, half)).toBeUndefined();
  });
});
