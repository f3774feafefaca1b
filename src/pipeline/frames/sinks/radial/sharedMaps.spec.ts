import { SharedMaps } from './sharedMaps';

describe('SharedMaps', () => {
  const NUMBERS = 6;
  const map = (value: number): Float32Array => Float32Array.from({ length: NUMBERS }, (_, at) => value + at / 8);
  const never = (): Float32Array => {
    throw new Error('It is there already');
  };

  it('has each map made by one thread, and gives the same numbers to the others', () => {
    const memory = SharedMaps.memory(NUMBERS, 3, Infinity);
    const [one, other] = [new SharedMaps(memory, NUMBERS), new SharedMaps(memory, NUMBERS)];
    expect(one.get(2, () => map(7))).toEqual(map(7));
    expect(other.get(0, () => map(3))).toEqual(map(3));
    expect(other.get(2, never)).toEqual(map(7));
    expect(one.get(0, never)).toEqual(map(3));
  });

  it('leaves to each thread the maps that have no room', () => {
    const memory = SharedMaps.memory(NUMBERS, 3, 2 * 4 * (NUMBERS + 1) + 1);
    const [one, other] = [new SharedMaps(memory, NUMBERS), new SharedMaps(memory, NUMBERS)];
    one.get(1, () => map(1));
    expect(other.get(1, never)).toEqual(map(1));
    one.get(2, () => map(2));
    expect(other.get(2, () => map(9))).toEqual(map(9));
  });

  it('leaves a map to the next thread where making it fails', () => {
    const memory = SharedMaps.memory(NUMBERS, 1, Infinity);
    expect(() => new SharedMaps(memory, NUMBERS).get(0, never)).toThrow();
    expect(new SharedMaps(memory, NUMBERS).get(0, () => map(5))).toEqual(map(5));
    expect(new SharedMaps(memory, NUMBERS).get(0, never)).toEqual(map(5));
  });

  it('does not wait for ever for a thread that has ended', () => {
    const memory = SharedMaps.memory(NUMBERS, 1, Infinity);
    // What a thread leaves that is ended while it makes a map
    new Int32Array(memory)[0] = 1;
    expect(new SharedMaps(memory, NUMBERS, 1).get(0, () => map(5))).toEqual(map(5));
  });
});
