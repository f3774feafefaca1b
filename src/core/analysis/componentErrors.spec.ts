import { poisson } from '../sample/poissonNoise';
import { createRandom } from '../random';
import { inverseOf } from '../calibration/linearAlgebra';
import { componentErrors } from './componentErrors';
import { dense, line, times, timesTransposed, transposed } from './dense';
import { BLOCK_ROWS, newRowBlocks, rowStart } from './rowBlocks';

const [ROWS, BINS, COUNT] = [100, 8, 2];

/** The same sample measured many times: known amounts of two components, and other shot noise every time. */
describe('componentErrors', () => {
  const random = createRandom(5);
  const amounts = dense(
    ROWS,
    COUNT,
    Float64Array.from({ length: ROWS * COUNT }, () => 5 + 60 * random.uniform())
  );
  const truth = dense(
    COUNT,
    BINS,
    Float64Array.from({ length: COUNT * BINS }, () => 0.02 + 0.2 * random.uniform())
  );
  const model = times(amounts, truth);
  const coefficients = newRowBlocks(ROWS, COUNT);
  for (let row = 0; row < ROWS; row++) {
    for (let k = 0; k < COUNT; k++) {
      new Float32Array(coefficients.data)[rowStart(coefficients, row) + k * BLOCK_ROWS] =
        amounts.values[row * COUNT + k];
    }
  }

  it.each([
    ['least squares', false],
    ['greatest likelihood', true]
  ])('are how far components scatter from one measurement to the next: %s', (_, isLikelihood) => {
    const repeats = 150;
    const squares = new Float64Array(COUNT * BINS);
    const told = new Float64Array(COUNT * BINS);
    for (let repeat = 0; repeat < repeats; repeat++) {
      const counts = dense(
        ROWS,
        BINS,
        model.values.map(mean => poisson(mean, random))
      );
      const matrix = newRowBlocks(ROWS, BINS);
      for (let row = 0; row < ROWS; row++) {
        line(counts, row).forEach((value, bin) => {
          new Float32Array(matrix.data)[rowStart(matrix, row) + bin * BLOCK_ROWS] = value;
        });
      }
      // Weighted least squares with the true means is what greatest likelihood comes to
      const components = dense(COUNT, BINS);
      for (let bin = 0; bin < BINS; bin++) {
        const weighted = dense(
          ROWS,
          COUNT,
          amounts.values.map((value, at) => (isLikelihood ? value / line(model, Math.floor(at / COUNT))[bin] : value))
        );
        const gram = inverseOf(timesTransposed(transposed(weighted), transposed(amounts)).values, COUNT);
        const column = dense(
          1,
          ROWS,
          Float64Array.from({ length: ROWS }, (__, row) => line(counts, row)[bin])
        );
        const found = times(times(column, weighted), dense(COUNT, COUNT, gram ?? new Float64Array(COUNT ** 2)));
        found.values.forEach((value, k) => (line(components, k)[bin] = value));
      }
      components.values.forEach((value, at) => (squares[at] += (value - truth.values[at]) ** 2 / repeats));
      componentErrors(matrix, { components, coefficients }, isLikelihood).values.forEach(
        (error, at) => (told[at] += error ** 2 / repeats)
      );
    }
    // A variance from 150 repeats is known to 12 %; on average over sixteen to 3 %
    const ratios = Array.from(told, (value, at) => value / squares[at]);
    ratios.forEach(ratio => expect(Math.abs(ratio - 1)).toBeLessThan(0.5));
    const mean = ratios.reduce((sum, ratio) => sum + ratio, 0) / ratios.length;
    expect(Math.abs(mean - 1)).toBeLessThan(0.1);
  });
});
