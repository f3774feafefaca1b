import { classify, percentileOf } from '../../../core/analysis/classify';
import { columnOf, newRowBlocks, rowStart, BLOCK_ROWS } from '../../../core/analysis/rowBlocks';
import { createRandom } from '../../../core/random';
import { classCounts, classesOf, thresholdsOf } from './liveClasses';

const SHAPE = [30, 40] as const;
const COUNT = 3;

describe('classes by another rule', () => {
  it('are those that the analysis would have made', () => {
    const random = createRandom(3, 'classes');
    const coefficients = newRowBlocks(SHAPE[0] * SHAPE[1], COUNT);
    const values = new Float32Array(coefficients.data);
    for (let row = 0; row < coefficients.rows; row++) {
      for (let k = 0; k < COUNT; k++) {
        values[rowStart(coefficients, row) + k * BLOCK_ROWS] = random.uniform() ** (k + 1);
      }
    }
    const maps = Array.from({ length: COUNT }, (_, k) => ({ values: columnOf(coefficients, k), shape: SHAPE }));
    const percentiles = maps.map(map =>
      Array.from({ length: 1001 }, (_, at) => percentileOf(map.values.slice(), at / 10))
    );
    const largest = thresholdsOf({ kind: 'argmax' }, percentiles);
    expect([...classesOf(maps, largest).values]).toEqual([...classify(coefficients, { kind: 'argmax' })]);
    for (const percentile of [0, 72.3, 90, 99.9]) {
      const live = classesOf(maps, thresholdsOf({ kind: 'percentile', percentile }, percentiles));
      expect([...live.values]).toEqual([...classify(coefficients, { kind: 'percentile', percentile })]);
      expect(classCounts(live, COUNT).reduce((sum, own) => sum + own, 0)).toBe(coefficients.rows);
    }
  });
});
