import fc from 'fast-check';

import { createRandom } from '../random';
import { findPauses, timesOf } from './pauses';

/** Times of frames a millisecond apart, with pauses before some of them. */
function times(frames: number, pauses: Readonly<Record<number, number>>, jitterUs = 0, seed = 1): Float64Array {
  const random = createRandom(seed);
  let now = 1.7e15;
  return Float64Array.from({ length: frames }, (_, frame) => {
    now += 1000 + (pauses[frame] ?? 0);
    return now + jitterUs * (random.uniform() - 0.5);
  });
}

describe('findPauses', () => {
  it('finds pauses behind the jitter, whatever their length', () => {
    const found = findPauses(times(500, { 64: 20_000, 128: 400, 300: 5e6 }, 40), undefined);
    expect(found?.usualUs).toBeCloseTo(1000, -1);
    expect([...(found?.before ?? [])]).toEqual([64, 128, 300]);
    expect(found?.intervalUs[1]).toBeCloseTo(1400, -2);
  });

  it('finds pauses as short as those of a real scan: 0.02 % of the interval', () => {
    const scan = Float64Array.from({ length: 8 }, (_, frame) => 1.6e15 + 102_000 * frame + (frame >= 4 ? 20 : 0));
    expect([...(findPauses(scan)?.before ?? [])]).toEqual([4]);
  });

  it.each([1, 2, 3])('finds none in the jitter of an even series, seed %d', seed => {
    expect(findPauses(times(20_000, {}, 100, seed))?.before).toHaveLength(0);
  });

  it('takes off what a long exposure lasts', () => {
    const exposuresNs = new Float64Array(100).fill(900_000);
    exposuresNs[40] = 5_900_000;
    expect(findPauses(times(100, { 41: 5000 }), exposuresNs)?.before).toHaveLength(0);
    expect([...(findPauses(times(100, { 41: 8000 }), exposuresNs)?.before ?? [])]).toEqual([41]);
  });

  it('passes over frames without a time', () => {
    const known = times(100, { 50: 3000 });
    known[50] = NaN;
    expect(findPauses(known)?.before).toHaveLength(0);
  });

  it.each([
    ['none are known', new Float64Array(20).fill(NaN)],
    ['the clock stood still', new Float64Array(20).fill(1e15)],
    ['it ran backwards', Float64Array.from({ length: 20 }, (_, frame) => -frame)],
    ['every other frame is late', times(40, Object.fromEntries(Array.from({ length: 20 }, (_, at) => [2 * at, 500])))]
  ])('is undefined where times say nothing: %s', (_, values) => {
    expect(findPauses(values)).toBeUndefined();
  });

  it('is undone by timesOf', () => {
    fc.assert(
      fc.property(
        fc.dictionary(fc.integer({ min: 1, max: 199 }).map(String), fc.integer({ min: 50, max: 1_000_000 }), {
          maxKeys: 40
        }),
        fc.array(fc.nat(199), { maxLength: 20 }),
        (pauses, long) => {
          const exposuresNs = new Float64Array(200).fill(900_000);
          long.forEach(frame => (exposuresNs[frame] = 4_000_000));
          const found = findPauses(times(200, pauses), exposuresNs);
          fc.pre(found !== undefined);
          const again = found && findPauses(timesOf(found, 200, exposuresNs), exposuresNs);
          expect(again?.before).toEqual(found?.before);
        }
      )
    );
  });
});
