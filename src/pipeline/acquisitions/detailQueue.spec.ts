import { convertOptionsSchema } from '../../protocol/convert/convertOptions';
import { unguarded } from '../../storage/pathGuard';
import { DetailQueue } from './detailQueue';
import { DetailStore } from './detailStore';
import { newEntry } from './tableEntry';

/** A signal that has fired, and fails a test that would ask it for ever. */
function firedSignal(): AbortSignal {
  let asked = 0;
  const signal = AbortSignal.abort();
  return new Proxy(signal, {
    get(target, name) {
      if (name === 'aborted' && ++asked > 100) {
        throw new Error('The signal is asked without end.');
      }
      return Reflect.get(target, name, target);
    }
  });
}

describe('DetailQueue', () => {
  it('begins nothing when the page has left while the folders were being looked at', () => {
    const ask = jest.fn();
    const queue = new DetailQueue({
      reader: { ask },
      store: new DetailStore(),
      guard: unguarded,
      optionsOf: () => convertOptionsSchema.parse({}),
      signal: firedSignal(),
      isAtRest: () => true,
      onKnown: () => undefined
    });
    queue.want(newEntry([{ path: '/raw/a.mib', bytes: 1, modified: 1, sideFiles: '' }], '/raw'));
    queue.start();
    expect(ask).not.toHaveBeenCalled();
  });
});
