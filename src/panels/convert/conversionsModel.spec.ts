import { BackendError } from '../../protocol/backendError';
import { conversion, converted, FakeBackend, settled } from '../testing/fakeBackend';
import { ConversionsModel, partConversions } from './conversionsModel';

describe('ConversionsModel', () => {
  it('lists the conversions of the backend as soon as it is connected, latest first', async () => {
    const backend = new FakeBackend({
      'convert/list': () => [converted('old'), conversion({ id: 'new', startedAt: 9000 })]
    });
    const model = new ConversionsModel(backend);
    expect(model.state.conversions).toEqual([]);
    backend.become('ready');
    await settled();
    expect(model.state.conversions.map(({ id }) => id)).toEqual(['new', 'old']);
  });

  it('follows notifications', () => {
    const backend = new FakeBackend();
    const model = new ConversionsModel(backend);
    backend.notify(conversion());
    backend.notify(conversion({ secondsLeft: 3 }));
    expect(model.state.conversions).toEqual([conversion({ secondsLeft: 3 })]);
  });

  it('leaves work as it was last seen when the backend is lost, and takes it up with the next one', async () => {
    let secondsLeft = 9;
    const backend = new FakeBackend({ 'convert/list': () => [conversion({ secondsLeft })] });
    const model = new ConversionsModel(backend);
    backend.become('ready');
    await settled();
    backend.become('lost');
    expect(model.state.conversions).toEqual([conversion({ secondsLeft: 9 })]);
    secondsLeft = 5;
    backend.become('ready');
    await settled();
    expect(model.state.conversions).toEqual([conversion({ secondsLeft: 5 })]);
  });

  it('cancels, and says so until the conversion has ended', async () => {
    const backend = new FakeBackend();
    const model = new ConversionsModel(backend);
    backend.notify(conversion());
    await model.cancel('a');
    expect(backend.askedFor('convert/cancel')).toEqual([{ id: 'a' }]);
    backend.notify(conversion({ secondsLeft: 1 }));
    backend.notify(conversion({ status: 'waiting' }));
    expect([...model.state.cancelling]).toEqual(['a']);
    backend.notify(conversion({ status: 'cancelled' }));
    expect(model.state.cancelling.size).toBe(0);
  });

  it('shows why a cancellation failed', async () => {
    const backend = new FakeBackend({
      'convert/cancel': () => {
        throw new BackendError('E_CONVERSION', 'This conversion is not known any more.');
      }
    });
    const model = new ConversionsModel(backend);
    backend.notify(conversion());
    await model.cancel('a');
    expect(model.state.failure?.message).toBe('This conversion is not known any more.');
    expect(model.state.cancelling.size).toBe(0);
  });

  it('clears earlier conversions for good, but neither running ones nor the latest', async () => {
    const backend = new FakeBackend({ 'convert/list': () => [converted('old'), converted('newest')] });
    const model = new ConversionsModel(backend);
    backend.notify(conversion({ id: 'runs', startedAt: 500 }));
    backend.notify(converted('old'));
    backend.notify({ ...converted('newest'), startedAt: 9000 });
    expect(partConversions(model.state.conversions).earlier.map(({ id }) => id)).toEqual(['old']);
    model.clearEarlier();
    expect(model.state.conversions.map(({ id }) => id)).toEqual(['newest', 'runs']);
    backend.become('ready');
    await settled();
    expect(model.state.conversions.map(({ id }) => id)).not.toContain('old');
  });
});
