import { CancelledError } from '../../core/errors';
import { inSlices } from './slices';

const LARGE = 64 << 20;

describe('inSlices', () => {
  it('works through every part once, in order, beginning with few', async () => {
    const parts = Array.from({ length: 100 }, (_, part) => part);
    const slices: number[][] = [];
    await inSlices(parts, LARGE / 4, new AbortController().signal, async slice => void slices.push(slice));
    expect(slices[0]).toEqual([0, 1, 2, 3]);
    expect(slices.flat()).toEqual(parts);
    slices.slice(1).forEach((slice, index) => expect(slice.length).toBeLessThanOrEqual(8 * slices[index].length));
  });

  it('takes at least one part, however large', async () => {
    const sizes: number[] = [];
    const slow = async (slice: string[]): Promise<void> => {
      sizes.push(slice.length);
      await new Promise(resolve => setTimeout(resolve, 450));
    };
    await inSlices(['a', 'b', 'c'], 10 * LARGE, new AbortController().signal, slow);
    expect(sizes).toEqual([1, 1, 1]);
  });

  it('stops between two slices', async () => {
    const abort = new AbortController();
    const done: number[] = [];
    const work = inSlices([1, 2, 3], LARGE, abort.signal, async slice => {
      done.push(...slice);
      abort.abort();
    });
    await expect(work).rejects.toBeInstanceOf(CancelledError);
    expect(done).toEqual([1]);
  });
});
