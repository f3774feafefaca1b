import type { Details } from './details';
import { DetailStore } from './detailStore';

const DETAILS: Details = { row: { stem: 'x' }, provisional: false, unfinished: false };

function index(frames: number): NonNullable<Details['index']> {
  return {
    frames,
    whole: true,
    firstNumber: 1,
    sequence: new Float64Array(frames),
    usualNs: 1,
    unusual: new Int32Array(0),
    unusualNs: new Float64Array(0),
    bothCounters: false
  };
}

describe('DetailStore', () => {
  it('keeps ten thousand rows, and forgets those not used for longest', () => {
    const store = new DetailStore();
    for (let row = 0; row < 10_000; row++) {
      store.keepDetails(String(row), DETAILS);
    }
    store.details('0');
    store.keepDetails('new', DETAILS);
    expect(store.details('1')).toBeUndefined();
    expect([store.details('0'), store.details('2'), store.details('new')]).toEqual([DETAILS, DETAILS, DETAILS]);
  });

  it('keeps frame headers of some megabytes, in an order of their own', () => {
    const store = new DetailStore();
    store.keepDetails('a', { ...DETAILS, index: index(10) });
    expect(store.details('a')).toEqual(DETAILS);
    // 8 MB each, of 64
    for (let file = 0; file < 9; file++) {
      store.keepIndex(String(file), index(1_000_000));
      store.keepIndex(String(file), index(1_000_000));
    }
    expect(Array.from({ length: 9 }, (_, file) => store.index(String(file)) !== undefined)).toEqual([
      false,
      ...new Array<boolean>(8).fill(true)
    ]);
  });

  it('remembers what is wrong with files as they are', () => {
    const store = new DetailStore();
    const problem = { input: 'x', code: 'E_MIXED', message: 'Mixed.' };
    store.keepDamage('x|1', problem);
    expect([store.damage('x|1'), store.damage('x|2')]).toEqual([problem, undefined]);
  });
});
