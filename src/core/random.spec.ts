import { createRandom, hashText } from './random';

/** sfc32 once more, in whole numbers without limit and reduced at every step. */
function* reference(words: bigint[]): Generator<number> {
  const word = 1n << 32n;
  let [a, b, c] = words;
  let counter = 1n;
  for (let round = 0; ; round++) {
    const sum = (a + b + counter) % word;
    counter = (counter + 1n) % word;
    a = b ^ (b >> 9n);
    b = (c + (c << 3n)) % word;
    c = ((((c << 21n) % word) | (c >> 11n)) + sum) % word;
    if (round >= 15) {
      yield Number(sum);
    }
  }
}

describe('createRandom', () => {
  it('is sfc32', () => {
    const random = createRandom(0xdeadbeef, 7, 0xffffffff);
    const expected = reference([0xdeadbeefn, 7n, 0xffffffffn]);
    for (let draw = 0; draw < 1000; draw++) {
      expect(random.uint32()).toBe(expected.next().value);
    }
  });

  it('gives a different stream to every seed, purpose and index', () => {
    const firsts = [
      createRandom(1),
      createRandom(2),
      createRandom(1, 'gold'),
      createRandom(1, 'gold', 1),
      createRandom(1, 0, 1)
    ];
    expect(new Set(firsts.map(random => random.uint32())).size).toBe(5);
    expect(createRandom(5, 'edx', 3).uint32()).toBe(createRandom(5, 'edx', 3).uint32());
  });

  it('fills the unit interval evenly and never reaches its ends', () => {
    const random = createRandom(12);
    const bins = new Float64Array(100);
    let [least, most] = [1, 0];
    for (let draw = 0; draw < 200000; draw++) {
      const value = random.uniform();
      [least, most] = [Math.min(least, value), Math.max(most, value)];
      bins[Math.floor(value * 100)]++;
    }
    expect(least).toBeGreaterThan(0);
    expect(most).toBeLessThan(1);
    const chiSquare = bins.reduce((sum, count) => sum + (count - 2000) ** 2 / 2000, 0);
    // 99 degrees of freedom: mean 99, standard deviation 14
    expect(chiSquare).toBeGreaterThan(50);
    expect(chiSquare).toBeLessThan(160);
  });

  it('hashes text as FNV-1a does', () => {
    expect([hashText(''), hashText('a'), hashText('foobar')]).toEqual([0x811c9dc5, 0xe40c292c, 0xbf9cf968]);
  });
});
