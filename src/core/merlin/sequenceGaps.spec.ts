import { sequenceGaps } from './sequenceGaps';

const gaps = (...numbers: number[]): ReturnType<typeof sequenceGaps> =>
  sequenceGaps(Float64Array.from(numbers), 'a.mib');

describe('the frame numbers of a file', () => {
  it.each([
    ['none', []],
    ['one', [1]],
    ['consecutive from 1', [1, 2, 3, 4]],
    ['consecutive from any number', [501, 502, 503]],
    ['with an unreadable one', [1, NaN, 3, NaN, NaN, 6]],
    ['all unreadable', [NaN, NaN]]
  ])('are whole: %s', (_, numbers) => {
    expect(gaps(...numbers)).toEqual([]);
  });

  it('have gaps', () => {
    expect(gaps(1, 2, 4, 5, 10)).toEqual([
      {
        at: 2,
        kind: 'gap',
        firstMissing: 3,
        missing: 1,
        sentence: expect.stringMatching(/^a\.mib: frame number 3 is missing before stored frame 2:/)
      },
      {
        at: 4,
        kind: 'gap',
        firstMissing: 6,
        missing: 4,
        sentence: expect.stringMatching(/numbers 6 to 9 are missing \(4 frames\)/)
      }
    ]);
  });

  it('have gaps behind unreadable ones', () => {
    expect(gaps(1, NaN, 5)).toMatchObject([{ at: 2, firstMissing: 3, missing: 2 }]);
  });

  it('repeat', () => {
    expect(gaps(1, 2, 2, 3)).toMatchObject([
      { at: 2, kind: 'repeat', missing: 0, sentence: expect.stringMatching(/number 2 stands twice/) }
    ]);
  });

  it('begin again', () => {
    expect(gaps(7, 8, 9, 1, 2)).toMatchObject([
      { at: 3, kind: 'reset', missing: 0, sentence: expect.stringMatching(/go back from 9 to 1/) }
    ]);
  });

  it('are summed up where they are broken all over', () => {
    const found = sequenceGaps(Float64Array.from({ length: 1000 }, (_, frame) => 3 * frame));
    expect(found).toHaveLength(11);
    expect(found.reduce((sum, { missing }) => sum + missing, 0)).toBe(2 * 999);
    expect(found[10]).toMatchObject({
      at: 11,
      kind: 'more',
      firstMissing: 31,
      sentence: expect.stringMatching(/^The .* 989 further places, 1,978 more/)
    });
  });
});
