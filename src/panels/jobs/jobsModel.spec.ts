import { BackendError } from '../../protocol/backendError';
import { conversion, converted, FakeBackend, settled } from '../testing/fakeBackend';
import { JobsModel } from './jobsModel';

describe('JobsModel', () => {
  it('lists the conversions of the backend as soon as it is connected, latest first', async () => {
    const backend = new FakeBackend({
      'job/list': () => [converted('old'), conversion({ id: 'new', startedAt: 9000 })]
    });
    const model = new JobsModel(backend);
    expect(model.state.jobs).toEqual([]);
    backend.become('ready');
    await settled();
    expect(model.state.jobs.map(({ id }) => id)).toEqual(['new', 'old']);
  });

  it('follows notifications', () => {
    const backend = new FakeBackend();
    const model = new JobsModel(backend);
    backend.notify(conversion());
    backend.notify(conversion({ secondsLeft: 3 }));
    expect(model.state.jobs).toEqual([conversion({ secondsLeft: 3 })]);
  });

  it('leaves work as it was last seen when the backend is lost, and takes it up with the next one', async () => {
    let secondsLeft = 9;
    const backend = new FakeBackend({ 'job/list': () => [conversion({ secondsLeft })] });
    const model = new JobsModel(backend);
    backend.become('ready');
    await settled();
    backend.become('lost');
    expect(model.state.jobs).toEqual([conversion({ secondsLeft: 9 })]);
    secondsLeft = 5;
    backend.become('ready');
    await settled();
    expect(model.state.jobs).toEqual([conversion({ secondsLeft: 5 })]);
  });

  it('cancels, and says so until the conversion has ended', async () => {
    const backend = new FakeBackend();
    const model = new JobsModel(backend);
    backend.notify(conversion());
    await model.cancel('a');
    expect(backend.askedFor('job/cancel')).toEqual([{ id: 'a' }]);
    backend.notify(conversion({ secondsLeft: 1 }));
    backend.notify(conversion({ status: 'waiting' }));
    expect([...model.state.cancelling]).toEqual(['a']);
    backend.notify(conversion({ status: 'cancelled' }));
    expect(model.state.cancelling.size).toBe(0);
  });

  it('shows why a cancellation failed', async () => {
    const backend = new FakeBackend({
      'job/cancel': () => {
        throw new BackendError('E_JOB', 'This job is not known any more.');
      }
    });
    const model = new JobsModel(backend);
    backend.notify(conversion());
    await model.cancel('a');
    expect(model.state.failure?.message).toBe('This job is not known any more.');
    expect(model.state.cancelling.size).toBe(0);
  });

  describe('of a conversion with many files', () => {
    const many = conversion({
      items: ['a', 'b', 'c'].map(name => ({ ...conversion().items[0], input: `/${name}.mib` }))
    });
    const { items, ...head } = many;
    const later = { ...items[1], framesDone: 99 };

    it('takes in the files that have changed and leaves the others the same objects', () => {
      const backend = new FakeBackend();
      const model = new JobsModel(backend);
      model.take([many, converted('old')]);
      const old = model.state.jobs[1];
      backend.tell({ head: { ...head, secondsLeft: 4 }, needs: 3, count: 3, items: [{ index: 1, item: later }] });
      const [now, same] = model.state.jobs;
      expect(now).toEqual({ ...many, secondsLeft: 4, items: [items[0], later, items[2]] });
      expect(now.items[0]).toBe(items[0]);
      expect(same).toBe(old);
      expect(model.find('convert', '/b.mib')).toEqual({ job: now, item: later });
      backend.tell({ head, needs: 3, count: 3, items: [] });
      expect(model.state.jobs[0].items).toBe(now.items);
    });

    it('keeps files that are told once more as they were', () => {
      const backend = new FakeBackend();
      const model = new JobsModel(backend);
      model.take([many]);
      backend.notify({ ...many, items: [{ ...items[0] }, later, { ...items[2] }] });
      const [now] = model.state.jobs;
      expect([now.items[0] === items[0], now.items[1] === later, now.items[2] === items[2]]).toEqual([
        true,
        true,
        true
      ]);
    });

    it('shows one that is told in pieces when the last piece is there', () => {
      const backend = new FakeBackend();
      const model = new JobsModel(backend);
      const pieces = items.map((item, index) => ({ head, needs: index, count: 3, items: [{ index, item }] }));
      pieces.slice(0, 2).forEach(piece => backend.tell(piece));
      expect(model.state.jobs).toEqual([]);
      backend.tell(pieces[2]);
      expect(model.state.jobs).toEqual([many]);
    });

    it('lists again what it does not know well enough to follow, however many changes come meanwhile', async () => {
      const backend = new FakeBackend({ 'job/list': () => [many] });
      const model = new JobsModel(backend);
      backend.tell({ head, needs: 3, count: 3, items: [{ index: 1, item: later }] });
      backend.tell({ head, needs: 3, count: 3, items: [{ index: 2, item: later }] });
      backend.tell({ head, needs: 0, count: 3, items: [{ index: 1, item: later }] });
      await settled();
      expect(backend.askedFor('job/list')).toHaveLength(2);
      expect(model.state.jobs).toEqual([many]);
    });

    it('finds the latest conversion of a file', () => {
      const model = new JobsModel(new FakeBackend());
      model.take([many]);
      expect(model.find('convert', '/c.mib')?.job.id).toBe('a');
      model.take([conversion({ id: 'again', startedAt: 2000, items: [items[2]] })]);
      expect(model.find('convert', '/c.mib')?.job.id).toBe('again');
      expect(model.find('convert', '/b.mib')?.job.id).toBe('a');
      expect(model.find('convert', '/d.mib')).toBeUndefined();
    });

    it('cancels a single file, and says so until that file has ended', async () => {
      const backend = new FakeBackend();
      const model = new JobsModel(backend);
      model.take([many]);
      await model.cancelItem('convert', '/b.mib');
      await model.cancelItem('convert', '/unknown.mib');
      expect(backend.askedFor('job/cancelItem')).toEqual([{ id: 'a', input: '/b.mib' }]);
      expect(model.isCancelling('convert', '/b.mib')).toBe(true);
      expect(model.isCancelling('convert', '/a.mib')).toBe(false);
      const cancelled = { ...items[1], status: 'cancelled' as const };
      backend.tell({ head, needs: 3, count: 3, items: [{ index: 1, item: cancelled }] });
      expect(model.state.cancellingItems.size).toBe(0);
    });

    it('tries files again as the job of each had them, be it one that goes on', async () => {
      const failed = (input: string) => ({ ...items[0], input, status: 'failed' as const });
      const ended = conversion({ id: 'ended', status: 'failed', items: [failed('/x.mib'), failed('/y.mib')] });
      const runs = conversion({ id: 'runs', items: [failed('/z.mib'), items[0]] });
      const backend = new FakeBackend({
        'job/retry': params => conversion({ id: `${(params as { id: string }).id} again`, startedAt: 5000 })
      });
      const model = new JobsModel(backend);
      model.take([ended, runs]);
      await model.retry('convert', ['/y.mib', '/x.mib', '/z.mib', '/a.mib', '/unknown.mib']);
      expect(backend.askedFor('job/retry')).toEqual([
        { id: 'ended', inputs: ['/y.mib', '/x.mib'] },
        { id: 'runs', inputs: ['/z.mib'] }
      ]);
      expect(model.state.jobs.map(({ id }) => id).slice(0, 2)).toEqual(['ended again', 'runs again']);
      expect(model.state.retrying.size).toBe(0);
    });

    it('says why a file cannot be tried again', async () => {
      const backend = new FakeBackend({
        'job/retry': () => {
          throw new BackendError('E_OUTSIDE_ROOTS', 'That folder may not be read.');
        }
      });
      const model = new JobsModel(backend);
      model.take([conversion({ status: 'failed', items: [{ ...items[0], status: 'failed' }] })]);
      await model.retry('convert', ['/a.mib']);
      expect(model.state.failure?.message).toBe('That folder may not be read.');
      expect(model.state.retrying.size).toBe(0);
    });
  });

  it('drops what was dismissed in this page or another, and keeps what runs', async () => {
    let listed = [converted('old'), converted('newest')];
    const backend = new FakeBackend({ 'job/list': () => listed });
    const model = new JobsModel(backend);
    backend.become('ready');
    await settled();
    backend.notify(conversion({ id: 'runs', startedAt: 500 }));
    await model.actions.dismiss(['old']);
    expect(backend.askedFor('job/dismiss')).toEqual([{ ids: ['old'] }]);
    // Also where its folder is gone, so that the server has nothing to tell of it
    expect(model.state.jobs.map(({ id }) => id)).toEqual(['newest', 'runs']);
    backend.notify({ ...converted('newest'), dismissed: true });
    expect(model.state.jobs.map(({ id }) => id)).toEqual(['runs']);
    backend.become('lost');
    backend.become('ready');
    await settled();
    expect(model.state.jobs).toHaveLength(3);
    listed = [];
    backend.become('lost');
    backend.become('ready');
    await settled();
    expect(model.state.jobs.map(({ id }) => id)).toEqual(['runs']);
  });

  it('lists older jobs when they are wanted, and keeps them when the latest are listed again', async () => {
    const made = Array.from({ length: 250 }, (_, at) => ({ ...converted(`j${at}`), startedAt: at + 1 }));
    const latest = made.slice(-100);
    const backend = new FakeBackend({
      'job/list': () => latest,
      'job/older': params => {
        const end = made.findIndex(({ id }) => id === (params as { before: string }).before);
        const first = Math.max(0, end - 100);
        return { jobs: made.slice(first, end), left: first };
      }
    });
    const model = new JobsModel(backend);
    const oldest = () => model.state.jobs.at(-1)?.id ?? '';
    backend.become('ready');
    await settled();
    expect([oldest(), model.older.state.more]).toEqual(['j150', true]);
    await model.older.list(oldest());
    expect([oldest(), model.older.state.more]).toEqual(['j50', true]);
    // One of the latest was dismissed elsewhere
    latest.pop();
    latest.unshift(made[149]);
    backend.become('lost');
    backend.become('ready');
    await settled();
    expect([oldest(), model.state.jobs[0].id, model.state.jobs.length]).toEqual(['j50', 'j248', 199]);
    await model.older.list(oldest());
    expect([oldest(), model.older.state.more]).toEqual(['j0', false]);
  });

  it('takes for news what was begun and done before it heard of it, but not what was there when it was opened', async () => {
    const backend = new FakeBackend({ 'job/list': () => [converted('old')] });
    const model = new JobsModel(backend);
    backend.become('ready');
    await settled();
    const quick = { ...converted('quick'), startedAt: Date.now() };
    model.take([quick]);
    const [first, second] = model.state.jobs;
    expect([first.id, model.hasJustEnded(first.items[0])]).toEqual(['quick', true]);
    expect([second.id, model.hasJustEnded(second.items[0])]).toEqual(['old', false]);
  });
});
