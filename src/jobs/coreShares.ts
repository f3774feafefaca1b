/** More jobs than this would but wait for each other's disk accesses. */
const MOST_AT_ONCE = 4;

/**
 * Cores of each job that wants some, in the order in which they asked: 0 for a job that has to wait. The first few run,
 * at most four and each with a core at least; cores go round among them until nobody wants more or none is left.
 *
 * @param wants threads that each job could use
 */
export function coreShares(wants: readonly number[], cores: number): number[] {
  const running = Math.min(wants.length, Math.max(1, cores), MOST_AT_ONCE);
  const shares = wants.map((_, index) => (index < running ? 1 : 0));
  let left = cores - running;
  for (let given = true; left > 0 && given;) {
    given = false;
    for (let index = 0; index < running && left > 0; index++) {
      if (shares[index] < wants[index]) {
        shares[index]++;
        left--;
        given = true;
      }
    }
  }
  return shares;
}
