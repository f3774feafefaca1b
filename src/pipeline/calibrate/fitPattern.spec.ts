import { calibrate } from '../../core/calibration/calibrate';
import { CancelledError } from '../../core/errors';
import { jobCounters, stopJob } from '../threads/jobCounters';
import { fitPattern } from './fitPattern';
import { goldPattern, SIDE } from './spec/goldPattern';

const { counts } = goldPattern();
const input = { counts, shape: [SIDE, SIDE], voltage: 300e3 } as const;

describe('fitPattern', () => {
  it('gives the same for a pattern it has seen before as for a new one, also with other options', async () => {
    const narrow = { ...input, qRange: [0.3, 0.9] } as const;
    const first = await fitPattern({ input, counters: jobCounters() });
    const few = { ...input, rings: ['220', '311', '422'] };
    expect(await fitPattern({ input: few, counters: jobCounters() })).toEqual(calibrate(few));
    const again = await fitPattern({ input: narrow, counters: jobCounters() });
    expect(first).toEqual(calibrate(input));
    expect(again).toEqual(calibrate(narrow));
    expect(again).not.toEqual(first);
  });

  it('does not take another pattern, or another mask, for one it has seen', async () => {
    const mask = Uint8Array.from(counts, (_, pixel) => (pixel % SIDE < SIDE / 2 ? 1 : 0));
    const half = await fitPattern({ input: { ...input, mask }, counters: jobCounters() });
    expect(half.pixels.masked).toBe((SIDE * SIDE) / 2);
    const empty = await fitPattern({
      input: { ...input, counts: new Float64Array(counts.length) },
      counters: jobCounters()
    });
    expect(empty.rule).toBe('empty');
  });

  it('ends when its job is stopped', async () => {
    const counters = jobCounters();
    stopJob({ counters });
    await expect(fitPattern({ input, counters })).rejects.toBeInstanceOf(CancelledError);
  });
});
