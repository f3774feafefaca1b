import { Renewed } from './kept';

/** Once all promises that can settle have. */
const settled = () => new Promise(resolve => setTimeout(resolve, 0));

describe('Renewed', () => {
  let makes: { resolve(value: string): void; reject(cause: Error): void }[];
  const make = () => new Promise<string>((resolve, reject) => makes.push({ resolve, reject }));
  beforeEach(() => (makes = []));

  it('gives what is old at once, and what is new to who asks next', async () => {
    const kept = new Renewed<string>(-1);
    const first = kept.get(1, make);
    makes[0].resolve('first');
    expect(await first).toBe('first');
    expect(await kept.get(1, make)).toBe('first');
    // Not twice at once
    expect(await kept.get(1, make)).toBe('first');
    expect(makes).toHaveLength(2);
    makes[1].resolve('second');
    await settled();
    expect(await kept.get(1, make)).toBe('second');
  });

  it('waits where it is of something else, where that is asked for, and where it could not be renewed', async () => {
    const kept = new Renewed<string>(-1);
    const ask = async (of: number, now: boolean, value: string): Promise<string> => {
      const asked = kept.get(of, make, now);
      makes[makes.length - 1].resolve(value);
      return asked;
    };
    expect(await ask(1, false, 'a')).toBe('a');
    expect(await ask(2, false, 'b')).toBe('b');
    expect(await ask(2, true, 'c')).toBe('c');
    await kept.get(2, make);
    makes[makes.length - 1].reject(new Error('gone'));
    await settled();
    const last = kept.get(2, make);
    makes[makes.length - 1].reject(new Error('gone'));
    await expect(last).rejects.toThrow('gone');
  });

  it('is not taken for what was asked for since', async () => {
    const kept = new Renewed<string>(-1);
    void kept.get(1, make);
    makes[0].resolve('of one');
    await settled();
    await kept.get(1, make);
    const other = kept.get(2, make);
    makes[2].resolve('of two');
    await other;
    makes[1].resolve('late, of one');
    await settled();
    expect(await kept.get(2, make)).toBe('of two');
  });
});
