import { allDone } from './allDone';

const later = <T>(value: T, ms: number): Promise<T> => new Promise(resolve => setTimeout(() => resolve(value), ms));

describe('allDone', () => {
  it('gives every result in its place', async () => {
    expect(await allDone<[string, number]>([later('a', 20), later(2, 0)])).toEqual(['a', 2]);
  });

  it('waits for the rest before it tells of a failure', async () => {
    const ended: string[] = [];
    const slow = later('slow', 50).then(name => ended.push(name));
    await expect(allDone([Promise.reject(new Error('full disk')), slow])).rejects.toThrow('full disk');
    expect(ended).toEqual(['slow']);
  });
});
