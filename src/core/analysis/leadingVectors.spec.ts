import { createRandom } from '../random';
import { dense, dot, line, times, timesTransposed, transposed } from './dense';
import { jacobi, leadingVectors } from './leadingVectors';

/** A symmetric matrix with known eigenvalues, by a turn that is none of the axes'. */
function withEigenvalues(values: readonly number[]): ReturnType<typeof dense> {
  const size = values.length;
  const random = createRandom(7);
  const noise = dense(
    size,
    size,
    Float64Array.from({ length: size ** 2 }, () => random.uniform() - 0.5)
  );
  const turn = jacobi(timesTransposed(noise, noise)).vectors;
  const scaled = dense(
    size,
    size,
    turn.values.map((value, at) => value * values[Math.floor(at / size)])
  );
  return times(transposed(turn), scaled);
}

describe('leadingVectors', () => {
  const eigenvalues = [90, 40, 12, 3, 1, 0.5, 0.5, 0.4, 0.3, 0.2, 0.1, 0.1, 0.05, 0, 0];
  const matrix = withEigenvalues(eigenvalues);

  it('finds the largest eigenvalues and vectors that belong to them', () => {
    const { vectors, values } = leadingVectors(matrix, 4, createRandom(1));
    values.forEach((value, k) => {
      expect(value).toBeCloseTo(eigenvalues[k], 6);
      const image = line(times(vectors, matrix), k);
      line(vectors, k).forEach((part, at) => expect(image[at]).toBeCloseTo(value * part, 3));
    });
  });

  it('gives orthonormal vectors also beyond the rank', () => {
    const { vectors } = leadingVectors(matrix, 15, createRandom(2));
    for (let row = 0; row < 15; row++) {
      for (let other = 0; other <= row; other++) {
        expect(dot(line(vectors, row), line(vectors, other))).toBeCloseTo(row === other ? 1 : 0, 8);
      }
    }
  });
});
