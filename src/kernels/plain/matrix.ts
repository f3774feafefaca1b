import type { MatrixKernels } from '../matrixKernels';
import { comparisonKernels } from './comparison';

const { fround } = Math;

/** The products of matrices as loops that round after every step, as float32 does. */
export function matrixKernels(memory: ArrayBuffer): MatrixKernels {
  const columnsAt = (offset: number, columns: number, rows: number): Float32Array[] =>
    Array.from({ length: columns }, (_, column) => new Float32Array(memory, offset + 4 * rows * column, rows));
  return {
    combineColumns(source, columns, rows, factors, outputs, target) {
      const sums = combined(columnsAt(source, columns, rows), columnsAt(factors, outputs, columns));
      columnsAt(target, outputs, rows).forEach((own, output) => own.set(sums[output]));
    },

    crossProducts(left, leftColumns, right, rightColumns, rows, target) {
      const rights = columnsAt(right, rightColumns, rows);
      const products = new Float64Array(memory, target, leftColumns * rightColumns);
      columnsAt(left, leftColumns, rows).forEach((values, line) => {
        rights.forEach((others, column) => (products[line * rightColumns + column] = dot(values, others)));
      });
    },

    descendCoefficients(coefficients, products, gram, components, rows, sweeps, floor) {
      const columns = columnsAt(coefficients, components, rows);
      const aims = columnsAt(products, components, rows);
      const factors = columnsAt(gram, components, components);
      for (let sweep = 0; sweep < sweeps; sweep++) {
        columns.forEach((own, k) => {
          for (let row = 0; row < rows; row++) {
            let rest = aims[k][row];
            for (let other = 0; other < components; other++) {
              rest = fround(rest - fround(factors[k][other] * columns[other][row]));
            }
            own[row] = Math.max(fround(floor), fround(own[row] + fround(rest / factors[k][k])));
          }
        });
      }
    },

    extrapolate(values, before, length, beta, floor) {
      const old = new Float32Array(memory, before, length);
      const own = new Float32Array(memory, values, length);
      own.forEach((value, at) => (own[at] = Math.max(floor, value + beta * (value - old[at]))));
    },

    ratioProducts(
      ...[counts, columns, rows, coefficients, components, turned, factors, outputs, floor, ratios, apart, target]
    ) {
      const values = columnsAt(counts, columns, rows);
      const model = combined(columnsAt(coefficients, components, rows), columnsAt(turned, columns, components));
      const found = model.map((own, column) =>
        own.map((expected, row) => values[column][row] / Math.max(fround(floor), expected))
      );
      if (apart === 4 * rows) {
        columnsAt(ratios, columns, rows).forEach((own, column) => own.set(found[column]));
      }
      const sums = combined(found, columnsAt(factors, outputs, columns));
      columnsAt(target, outputs, rows).forEach((own, output) => own.set(sums[output]));
    },

    ...comparisonKernels(memory)
  };
}

/** Sums of columns with factors, a line of these for each. */
function combined(sources: readonly Float32Array[], factors: readonly Float32Array[]): Float32Array[] {
  return factors.map(weights => {
    const sums = new Float32Array(sources[0].length);
    sources.forEach((values, column) => addTo(sums, values, weights[column]));
    return sums;
  });
}

function addTo(sums: Float32Array, values: Float32Array, weight: number): void {
  for (let row = 0; row < sums.length; row++) {
    sums[row] += fround(weight * values[row]);
  }
}

/** Rows that are summed in float32, as long as that is right to a part in ten million. */
const RUN = 64;

function dot(left: Float32Array, right: Float32Array): number {
  let total = 0;
  for (let first = 0; first < left.length; first += RUN) {
    const lanes = new Float32Array(4);
    for (let row = first; row < Math.min(first + RUN, left.length); row++) {
      lanes[row & 3] += fround(left[row] * right[row]);
    }
    total += lanes[0] + lanes[1] + lanes[2] + lanes[3];
  }
  return total;
}
