import { Nudge } from './nudge';

const LONG = 60_000;
const never = new AbortController().signal;

describe('Nudge', () => {
  it('ends a pause, and one that has not begun', async () => {
    const nudge = new Nudge();
    const pausing = nudge.pause(LONG, never);
    nudge.give();
    await pausing;
    await nudge.pause(LONG, never);
    nudge.clear();
    const next = nudge.pause(LONG, never);
    nudge.give();
    await next;
  });

  it('lets a pause end by itself, and be given up', async () => {
    const nudge = new Nudge();
    await nudge.pause(1, never);
    await expect(nudge.pause(LONG, AbortSignal.abort())).rejects.toThrow();
  });
});
