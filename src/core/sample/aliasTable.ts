import type { Random } from '../random';

/** Draws an index with given probabilities in one step, however many there are. */
export interface AliasTable {
  readonly total: number;
  draw(random: Random): number;
}

/**
 * Alias table of Walker in the form of M. D. Vose, IEEE Trans. Softw. Eng. 17 (1991) 972.
 *
 * @param weights not negative, in any scale
 * @throws RangeError when no weight is positive
 */
export function createAliasTable(weights: ArrayLike<number>): AliasTable {
  const size = weights.length;
  let total = 0;
  for (let index = 0; index < size; index++) {
    total += weights[index];
  }
  if (!(total > 0 && Number.isFinite(total))) {
    throw new RangeError('At least one weight must be positive.');
  }
  const threshold = new Float64Array(size);
  const alias = new Uint32Array(size);
  const small: number[] = [];
  const large: number[] = [];
  for (let index = 0; index < size; index++) {
    threshold[index] = (weights[index] * size) / total;
    (threshold[index] < 1 ? small : large).push(index);
  }
  while (small.length > 0 && large.length > 0) {
    const poor = small.pop()!;
    const rich = large[large.length - 1];
    alias[poor] = rich;
    threshold[rich] -= 1 - threshold[poor];
    if (threshold[rich] < 1) {
      small.push(large.pop()!);
    }
  }
  for (const index of [...small, ...large]) {
    threshold[index] = 1;
  }
  return {
    total,
    draw: random => {
      const place = random.uniform() * size;
      const index = Math.floor(place);
      return place - index < threshold[index] ? index : alias[index];
    }
  };
}
