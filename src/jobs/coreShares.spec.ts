import * as fc from 'fast-check';

import { coreShares } from './coreShares';

describe('coreShares', () => {
  it.each([
    [[8], 8, [8]],
    [[1], 8, [1]],
    [[8, 8], 8, [4, 4]],
    [[8, 2, 8], 8, [3, 2, 3]],
    [[8, 8, 8], 2, [1, 1, 0]],
    [[2, 2], 1, [1, 0]],
    [[8, 8, 8, 8, 8, 8], 16, [4, 4, 4, 4, 0, 0]],
    [[], 4, []]
  ])('jobs that want %j of %i cores get %j', (wants, cores, shares) => {
    expect(coreShares(wants, cores)).toEqual(shares);
  });

  it('uses all cores that somebody wants and no more, serves who came first, and is even', () => {
    const wants = fc.array(fc.integer({ min: 1, max: 70 }), { minLength: 1, maxLength: 9 });
    fc.assert(
      fc.property(wants, fc.integer({ min: 1, max: 64 }), (wanted, cores) => {
        const shares = coreShares(wanted, cores);
        const running = shares.filter(share => share > 0);
        const sum = shares.reduce((total, share) => total + share, 0);
        const wantedByRunning = wanted.slice(0, running.length).reduce((total, want) => total + want, 0);
        expect(sum).toBe(Math.min(cores, wantedByRunning));
        expect(shares.slice(running.length).every(share => share === 0)).toBe(true);
        expect(running.length).toBe(Math.min(4, cores, wanted.length));
        // Who has more than one less than another did not want more
        running.forEach((share, index) =>
          expect(share === wanted[index] || share >= Math.max(...running) - 1).toBe(true)
        );
      })
    );
  });
});
