import type { RowBlocks } from './rowBlocks';
import { BLOCK_ROWS, columnOf, newRowBlocks, rowStart } from './rowBlocks';

/** A component is there where its coefficient is so many standard errors above nothing: by chance once in 700 positions. */
export const CERTAIN = 3;

/** The support is there in so large a part of the positions of each other component; */
const UNDER = 0.8;
/** and each other in no larger a part of those of the support. */
const BESIDE = 0.5;

/**
 * Whether a component is there, position by position: its coefficient over its standard error by the Fisher information of counts, the coefficients of all components
 * being unknown together. Where components are so alike that nothing is known of each, those that have none are left out. 0 for a component that has none.
 *
 * @param information sum over bins of h_k h_l / expected counts, pairs k >= l in a column each; see `inform` in pipeline/analyse/blocks
 * @param unit how many counts vary as one
 */
export function certainties(coefficients: RowBlocks, information: RowBlocks, unit: number): RowBlocks {
  const { rows, columns } = coefficients;
  const result = newRowBlocks(rows, columns);
  const [parts, known, found] = [coefficients, information, result].map(({ data }) => new Float32Array(data));
  for (let row = 0; row < rows; row++) {
    const first = rowStart(coefficients, row);
    const informed = rowStart(information, row);
    const all = Array.from({ length: columns }, (_, k) => k);
    const sum = all.reduce((total, k) => total + parts[first + k * BLOCK_ROWS], 0);
    const there = all.filter(k => parts[first + k * BLOCK_ROWS] > NOTHING * sum);
    const variancesOf = (own: readonly number[]): number[] | undefined =>
      inverseDiagonal(
        own.map(k => own.map(l => known[informed + pairAt(Math.max(k, l), Math.min(k, l)) * BLOCK_ROWS]))
      );
    const together = variancesOf(all);
    const alone = together ? undefined : variancesOf(there);
    there.forEach((k, at) => {
      const error = Math.sqrt((together?.[k] ?? alone?.[at] ?? Infinity) * unit);
      found[first + k * BLOCK_ROWS] = error > 0 ? parts[first + k * BLOCK_ROWS] / error : 0;
    });
  }
  return result;
}

/** Coefficients below this part of all of a position are none. */
const NOTHING = 1e-5;

/** Place of a pair of components, the second not behind the first. */
export function pairAt(k: number, l: number): number {
  return (k * (k + 1)) / 2 + l;
}

/** Diagonal of the inverse of a small symmetric matrix by Cholesky's factors; undefined where one line follows from those before it. */
function inverseDiagonal(matrix: number[][]): number[] | undefined {
  const size = matrix.length;
  const lower = matrix.map(() => new Float64Array(size));
  for (let i = 0; i < size; i++) {
    for (let j = 0; j <= i; j++) {
      let value = matrix[i][j];
      for (let k = 0; k < j; k++) {
        value -= lower[i][k] * lower[j][k];
      }
      if (i === j) {
        if (!(value > 1e-7 * matrix[i][i])) {
          return undefined;
        }
        lower[i][i] = Math.sqrt(value);
      } else {
        lower[i][j] = value / lower[j][j];
      }
    }
  }
  return matrix.map((_, column) => {
    const solved = new Float64Array(size);
    let square = 0;
    for (let i = column; i < size; i++) {
      let value = i === column ? 1 : 0;
      for (let k = column; k < i; k++) {
        value -= lower[i][k] * solved[k];
      }
      solved[i] = value / lower[i][i];
      square += solved[i] ** 2;
    }
    return square;
  });
}

/**
 * The component that lies under all others, a support film for example: certainly there where any other is, which themselves are not at most of its positions. Undefined where there is none.
 *
 * @param certain of each row and component, see `certainties`
 */
export function supportOf(certain: RowBlocks): number | undefined {
  const there = Array.from({ length: certain.columns }, (_, k) =>
    columnOf(certain, k).map(value => (value > CERTAIN ? 1 : 0))
  );
  const numbers = there.map(own => own.reduce((sum, value) => sum + value, 0));
  const together = (k: number, l: number): number =>
    there[k].reduce((sum, value, row) => sum + value * there[l][row], 0);
  const others = (k: number): number[] => there.map((_, l) => l).filter(l => l !== k && numbers[l] > 0);
  return there
    .map((_, k) => k)
    .find(
      k =>
        others(k).length > 0 &&
        others(k).every(l => {
          const both = together(k, l);
          return both >= UNDER * numbers[l] && both <= BESIDE * numbers[k];
        })
    );
}

/**
 * Class of each row by what is certainly there: 1 for the first component and so on, 0 where nothing is. Of several the most certain; the support only where nothing else is.
 *
 * @param weighed the same as `certain` with counts weighed by how far they come in spots, where that is known: what either of the two is certain of is there, and the second says what it is
 */
export function classifyPresent(certain: RowBlocks, support: number | undefined, weighed = certain): Uint8Array {
  const { rows, columns } = certain;
  const [sure, which] = [new Float32Array(certain.data), new Float32Array(weighed.data)];
  const classes = new Uint8Array(rows);
  for (let row = 0; row < rows; row++) {
    let [best, largest, isThere] = [0, -Infinity, false];
    let at = rowStart(certain, row);
    for (let k = 0; k < columns; k++, at += BLOCK_ROWS) {
      if (k !== support) {
        isThere ||= sure[at] > CERTAIN || which[at] > CERTAIN;
        [best, largest] = which[at] > largest ? [k + 1, which[at]] : [best, largest];
      }
    }
    const underneath = support !== undefined && sure[rowStart(certain, row) + support * BLOCK_ROWS] > CERTAIN;
    classes[row] = isThere ? best : underneath ? support + 1 : 0;
  }
  return classes;
}
