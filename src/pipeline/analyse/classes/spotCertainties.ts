import { designEffect } from '../../../core/analysis/designEffect';
import type { RowBlocks } from '../../../core/analysis/rowBlocks';
import { BLOCK_ROWS, newRowBlocks, rowStart } from '../../../core/analysis/rowBlocks';
import { WeighedCertainty } from '../../../core/analysis/weighedCertainty';
import type { VarianceProfiles } from '../advise/varianceProfiles';
import type { Factors } from '../decompose/decompose';

/**
 * Whether a component is there, position by position, as `certainties`, but with the counts of each ring weighed by how far they come in spots: a grain has few and strong ones, and where one lies
 * on the ring of another material it says little.
 *
 * @param matrix ring counts
 * @returns 0 where components cannot be told apart, below 0 where one would have to be taken off
 * @throws as readProfiles
 */
export async function spotCertainties(
  matrix: RowBlocks,
  { components, coefficients, counted }: Factors,
  variances: VarianceProfiles
): Promise<RowBlocks> {
  const target = newRowBlocks(matrix.rows, components.rows);
  const [values, parts, found] = [matrix, coefficients, target].map(({ data }) => new Float32Array(data));
  const counts = new Float64Array(matrix.columns);
  const weights = new Float64Array(matrix.columns);
  const own = new Float64Array(components.rows);
  const certainty = new WeighedCertainty(components, counted?.unit ?? 1);
  await variances.each((row, within) => {
    const [from, first] = [rowStart(matrix, row), rowStart(coefficients, row)];
    for (let bin = 0; bin < counts.length; bin++) {
      counts[bin] = values[from + bin * BLOCK_ROWS];
      const excess = within[bin] - counts[bin];
      weights[bin] = Number.isFinite(excess) ? 1 / designEffect(excess, counts[bin], variances.spotArea) : 1;
    }
    own.forEach((_, k) => (own[k] = parts[first + k * BLOCK_ROWS]));
    certainty.of(counts, weights, own)?.forEach((value, k) => (found[first + k * BLOCK_ROWS] = value));
  });
  return target;
}
