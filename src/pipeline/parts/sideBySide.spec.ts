import { setTimeout as pause } from 'node:timers/promises';

import { CancelledError } from '../../core/errors';
import { sideBySide } from './sideBySide';

describe('sideBySide', () => {
  const never = new AbortController().signal;

  it('gives what came of all in their order, a few at a time', async () => {
    let working = 0;
    let most = 0;
    const work = (value: number) => async () => {
      most = Math.max(most, ++working);
      await pause(10 - value);
      working--;
      return value;
    };
    expect(await sideBySide([0, 1, 2, 3, 4, 5, 6, 7].map(work), never)).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
    expect(most).toBe(4);
  });

  it('breaks off the others when one fails, begins no more, and tells why when none is at work', async () => {
    const ended: string[] = [];
    const lasting = async (signal: AbortSignal): Promise<void> => {
      await pause(5000, undefined, { signal }).catch(() => undefined);
      await pause(20);
      ended.push('lasting');
      throw new CancelledError();
    };
    const failing = async (): Promise<void> => {
      throw new Error('Part 2 is damaged.');
    };
    const begun = jest.fn();
    const works = [lasting, failing, lasting, lasting, begun];
    await expect(sideBySide(works, never)).rejects.toThrow('Part 2 is damaged.');
    expect(ended).toEqual(['lasting', 'lasting', 'lasting']);
    expect(begun).not.toHaveBeenCalled();
  });

  it('is cancelled from outside', async () => {
    await expect(sideBySide([async () => 1], AbortSignal.abort())).rejects.toBeInstanceOf(CancelledError);
  });
});
