import { createAliasTable } from './aliasTable';
import { createRandom } from '../random';

describe('createAliasTable', () => {
  it('draws every index in proportion to its weight', () => {
    const weights = [0, 5, 1, 0.25, 30, 0, 12];
    const total = weights.reduce((sum, weight) => sum + weight);
    const table = createAliasTable(weights);
    const random = createRandom(4);
    const counts = weights.map(() => 0);
    const draws = 200000;
    for (let draw = 0; draw < draws; draw++) {
      counts[table.draw(random)]++;
    }
    expect(table.total).toBeCloseTo(total);
    weights.forEach((weight, index) => {
      const expected = (draws * weight) / total;
      expect(Math.abs(counts[index] - expected)).toBeLessThanOrEqual(5 * Math.sqrt(expected));
    });
  });

  it('refuses weights that are all zero', () => {
    expect(() => createAliasTable([0, 0])).toThrow(RangeError);
    expect(() => createAliasTable([])).toThrow(RangeError);
  });
});
