import { afterAll, dependentArrays } from './dependentArrays';

const at = (array: string, index: number, first = 0) => ({ array, index, first });

describe('dependentArrays', () => {
  it('lets rows wait for the same numbers, and parts them where the other needs differ', () =>
    expect(
      dependentArrays([[at('7', 0), at('9', 0)], [at('7', 1), at('9', 0)], [at('7', 2), at('9', 1)], [at('7', 3)]], 3)
    ).toEqual([
      { first: 0, from: 0, count: 2, concurrent: 3, dependency: 'aftercorr:7,afterok:9_0' },
      { first: 0, from: 2, count: 1, concurrent: 3, dependency: 'aftercorr:7,afterok:9_1' },
      { first: 0, from: 3, count: 1, concurrent: 3, dependency: 'aftercorr:7' }
    ]));

  it('follows the parts of a split array', () =>
    expect(
      dependentArrays(
        [0, 1, 2].map(task => [at(task < 2 ? '7' : '8', task % 2, task < 2 ? 0 : 2)]),
        1
      )
    ).toEqual([
      { first: 0, from: 0, count: 2, concurrent: 1, dependency: 'aftercorr:7' },
      { first: 2, from: 0, count: 1, concurrent: 1, dependency: 'aftercorr:8' }
    ]));

  it('makes an array of its own of a task whose needs have other numbers, or that needs nothing', () =>
    expect(dependentArrays([[at('7', 4), at('9', 1)], []], 2)).toEqual([
      { first: 0, from: 0, count: 1, concurrent: 2, dependency: 'afterok:7_4:9_1' },
      { first: 1, from: 0, count: 1, concurrent: 2 }
    ]));

  it('takes parts of one data set, which need the same, for one array', () => {
    const needs = [[at('7', 0)], [at('7', 0)], [at('7', 0)], [at('7', 1)], [at('7', 1)]];
    expect(dependentArrays(needs, 2)).toEqual([
      { first: 0, from: 0, count: 1, concurrent: 2, dependency: 'aftercorr:7' },
      { first: 0, from: 1, count: 2, concurrent: 2, dependency: 'afterok:7_0' },
      { first: 0, from: 3, count: 2, concurrent: 2, dependency: 'afterok:7_1' }
    ]);
  });

  it('parts them where a site takes no array so large, with numbers that stay below its limit', () => {
    const needs = Array.from({ length: 24 }, () => [at('7', 30)]);
    const dependency = 'afterok:7_30';
    expect(dependentArrays(needs, 2, 16)).toEqual([
      { first: 0, from: 0, count: 10, concurrent: 2, dependency },
      { first: 10, from: 0, count: 10, concurrent: 2, dependency },
      { first: 20, from: 0, count: 4, concurrent: 2, dependency }
    ]);
    // An array begins anywhere in its block
    expect(
      dependentArrays([[at('7', 0)], ...needs.slice(0, 11)], 2, 10).map(({ from, count }) => [from, count])
    ).toEqual([
      [0, 1],
      [1, 9],
      [0, 2]
    ]);
  });

  it('lets tasks wait for the end of all, however they end', () =>
    expect(afterAll([[at('7', 0), at('7', 1)], [at('9', 0)]], 2)).toEqual([
      { first: 0, from: 0, count: 2, concurrent: 2, dependency: 'afterany:7:9' }
    ]));
});
