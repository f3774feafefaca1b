import { settled } from '../testing/fakeBackend';
import type { Turn } from './newestOnly';
import { NewestOnly } from './newestOnly';

function worker() {
  const begun: { wish: string; turn: Turn; done(): void }[] = [];
  const newest = new NewestOnly<string>((wish, turn) => new Promise(done => void begun.push({ wish, turn, done })));
  return { newest, begun, wishes: () => begun.map(({ wish }) => wish) };
}

describe('NewestOnly', () => {
  it('lets the work under way end, then does the newest of what has been wished for since', async () => {
    const { newest, begun, wishes } = worker();
    ['a', 'b', 'c'].forEach(wish => newest.ask(wish));
    expect(wishes()).toEqual(['a']);
    begun[0].done();
    await settled();
    expect(wishes()).toEqual(['a', 'c']);
    expect(begun[0].turn.signal.aborted).toBe(false);
    begun[1].done();
    await settled();
    expect(wishes()).toEqual(['a', 'c']);
  });

  it('ends work that has shown something as soon as there is a newer wish', async () => {
    const { newest, begun, wishes } = worker();
    newest.ask('a');
    begun[0].turn.shown();
    newest.ask('b');
    expect(wishes()).toEqual(['a', 'b']);
    expect(begun[0].turn.signal.aborted).toBe(true);
    newest.ask('c');
    begun[1].turn.shown();
    expect(wishes()).toEqual(['a', 'b', 'c']);
    begun[0].done();
    begun[1].done();
    await settled();
    newest.ask('d');
    expect(wishes()).toHaveLength(3);
  });

  it('forgets everything when cleared', async () => {
    const { newest, begun, wishes } = worker();
    newest.ask('a');
    newest.ask('b');
    newest.clear();
    expect(begun[0].turn.signal.aborted).toBe(true);
    begun[0].done();
    await settled();
    expect(wishes()).toEqual(['a']);
  });
});
