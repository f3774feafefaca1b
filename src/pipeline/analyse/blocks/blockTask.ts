import type { Dense } from '../../../core/analysis/dense';
import { dense, line } from '../../../core/analysis/dense';
import { FLOOR } from '../../../core/analysis/frobenius';
import { leap, momentumOf } from '../../../core/analysis/momentum';
import { pairAt } from '../../../core/analysis/presence';
import { BLOCK_ROWS, blockCount, blockValues } from '../../../core/analysis/rowBlocks';
import { nextPart } from '../../threads/jobCounters';
import { withKernels } from '../../threads/kernelPool';
import { BlockLayout, BlockMemory } from './blockMemory';
import { blockComparison } from './blockComparison';
import type { BlockJob, Pass, PassOf } from './pass';
import { sumsOf } from './pass';

/** Other work waits so long: blocks may take a fraction of a millisecond, and to give way takes some hundredths. */
const BUSY_MS = 10;

/** One thread's share of a pass over the blocks of a matrix. */
export async function passOverBlocks(job: BlockJob, giveWay?: () => Promise<void>): Promise<void> {
  const { pass, sums } = job;
  const { matrix } = pass.source;
  const length = sumsOf(pass);
  const factors = factorsOf(pass);
  const pairs = pass.kind === 'inform' ? pairsOf(pass.components) : undefined;
  const layout = new BlockLayout(matrix.columns, factors?.rows ?? 1, pairs?.rows);
  await withKernels(layout.bytes, async kernels => {
    const memory = new BlockMemory(kernels, layout);
    if (factors) {
      memory.placeFactors(factors);
    }
    if (pairs) {
      memory.floats(layout.factorTable, pairs.values.length).set(pairs.values);
    }
    let rested = performance.now();
    for (
      let block = nextPart(job, blockCount(matrix));
      block !== undefined;
      block = nextPart(job, blockCount(matrix))
    ) {
      new Float64Array(sums, 8 * block * length, length).set(blockSums(memory, pass, block));
      if (performance.now() - rested > BUSY_MS) {
        await giveWay?.();
        rested = performance.now();
      }
    }
  });
}

function factorsOf(pass: Pass): Dense | undefined {
  switch (pass.kind) {
    case 'project':
    case 'descend':
      return pass.factors;
    case 'expect':
    case 'compare':
    case 'settle':
    case 'inform':
      return pass.components;
    default:
      return undefined;
  }
}

function blockSums(memory: BlockMemory, pass: Pass, block: number): ArrayLike<number> {
  switch (pass.kind) {
    case 'squares':
      return squared(memory, pass, block);
    case 'project':
      return projected(memory, pass, block);
    case 'descend':
      return descended(memory, pass, block);
    case 'expect':
      return expected(memory, pass, block);
    case 'compare':
      return blockComparison(memory, pass, block);
    case 'inform':
      return informed(memory, pass, block);
    case 'settle':
      return settled(memory, pass, block);
    case 'multiply':
      return multiplied(pass, block);
    case 'sum':
      return summed(memory, pass, block);
  }
}

function squared(memory: BlockMemory, { source }: PassOf<'squares'>, block: number): Float64Array {
  const { kernels, at } = memory;
  memory.take(source, block);
  kernels.crossProducts(at.values, at.columns, at.values, at.columns, BLOCK_ROWS, at.sums);
  return memory.sums(at.columns ** 2);
}

function projected(memory: BlockMemory, { source, factors, target }: PassOf<'project'>, block: number): Float64Array {
  const { kernels, at } = memory;
  memory.take(source, block);
  blockValues(target, block).set(memory.multiply(at.values, factors.rows));
  kernels.crossProducts(at.values, 1, at.values, 1, BLOCK_ROWS * at.columns, at.sums);
  return memory.sums(1);
}

function descended(memory: BlockMemory, pass: PassOf<'descend'>, block: number): Float64Array {
  const { kernels, at } = memory;
  const components = pass.factors.rows;
  memory.take(pass.source, block);
  memory.floats(at.gram, components ** 2).set(pass.gram.values);
  const coefficients = memory.takeCoefficients(pass.from, block);
  memory.multiply(at.values, components);
  kernels.descendCoefficients(at.coefficients, at.products, at.gram, components, BLOCK_ROWS, pass.sweeps, FLOOR);
  blockValues(pass.candidate, block).set(coefficients);
  if (pass.beta > 0) {
    // What took the place of the products is not needed any more
    memory.floats(at.products, coefficients.length).set(blockValues(pass.accepted, block));
    kernels.extrapolate(at.coefficients, at.products, coefficients.length, pass.beta, FLOOR);
  }
  blockValues(pass.extrapolated, block).set(coefficients);
  memory.crossWithCoefficients(components, at.values, at.columns);
  memory.crossWithCoefficients(components, at.coefficients, components, components * at.columns);
  return memory.sums(components * (at.columns + components));
}

function expected(memory: BlockMemory, pass: PassOf<'expect'>, block: number): Float64Array {
  const components = pass.components.rows;
  memory.take(pass.source, block);
  const coefficients = memory.takeCoefficients(pass.coefficients, block);
  if (pass.before) {
    const before = blockValues(pass.before, block);
    const now = coefficients.slice();
    leap(coefficients, before, pass.momentum);
    before.set(now);
  }
  const factors = memory.ratioProducts(components, components, true);
  memory.crossWithCoefficients(components, memory.at.model, memory.at.columns);
  step(coefficients, factors, pass.taken && blockValues(pass.taken, block));
  blockValues(pass.coefficients, block).set(coefficients);
  return memory.sums(components * memory.at.columns);
}

/** Coefficients times what ratios make of the components, less what is taken off. */
function step(coefficients: Float32Array, factors: Float32Array, taken: Float32Array | undefined): void {
  for (let index = 0; index < coefficients.length; index++) {
    const less = taken ? taken[index % BLOCK_ROWS] : 0;
    coefficients[index] = Math.max(FLOOR, coefficients[index] * factors[index] - less);
  }
}

function settled(memory: BlockMemory, pass: PassOf<'settle'>, block: number): number[] {
  const { components, steps, isPushed, taken } = pass;
  memory.take(pass.source, block);
  const coefficients = memory.takeCoefficients(pass.coefficients, block);
  let before = coefficients.slice();
  for (let at = 1; at <= steps; at++) {
    if (isPushed) {
      const now = coefficients.slice();
      leap(coefficients, before, momentumOf(at));
      before = now;
    }
    const factors = memory.ratioProducts(components.rows, components.rows, false);
    step(coefficients, factors, taken && blockValues(taken, block));
  }
  blockValues(pass.coefficients, block).set(coefficients);
  return [];
}

function multiplied({ source: { matrix }, by }: PassOf<'multiply'>, block: number): number[] {
  const values = blockValues(matrix, block);
  const rows = new Float32Array(BLOCK_ROWS).fill(typeof by === 'number' ? by : 1);
  if (typeof by !== 'number') {
    rows.set(by.subarray(block * BLOCK_ROWS, (block + 1) * BLOCK_ROWS));
  }
  for (let first = 0; first < values.length; first += BLOCK_ROWS) {
    for (let row = 0; row < BLOCK_ROWS; row++) {
      values[first + row] *= rows[row];
    }
  }
  return [];
}

/** Products of all pairs of components, bin by bin, a pair a line. */
function pairsOf(components: Dense): Dense {
  const pairs = dense((components.rows * (components.rows + 1)) / 2, components.columns);
  for (let k = 0; k < components.rows; k++) {
    for (let l = 0; l <= k; l++) {
      const [first, second] = [line(components, k), line(components, l)];
      line(pairs, pairAt(k, l)).set(first.map((value, at) => value * second[at]));
    }
  }
  return pairs;
}

function informed(memory: BlockMemory, pass: PassOf<'inform'>, block: number): number[] {
  const { at } = memory;
  memory.takeCoefficients(pass.coefficients, block);
  memory.floats(at.values, BLOCK_ROWS * at.columns).fill(1);
  const sums = memory.ratioProducts(pass.components.rows, pass.target.columns, false);
  blockValues(pass.target, block).set(sums);
  return [];
}

function summed(memory: BlockMemory, { source, rowSums }: PassOf<'sum'>, block: number): Float64Array {
  const values = memory.take(source, block);
  const rows = new Float64Array(BLOCK_ROWS);
  const columns = new Float64Array(source.matrix.columns);
  for (let column = 0, at = 0; column < columns.length; column++) {
    let sum = 0;
    for (let row = 0; row < BLOCK_ROWS; row++, at++) {
      rows[row] += values[at];
      sum += values[at];
    }
    columns[column] = sum;
  }
  blockValues(rowSums, block).set(rows);
  return columns;
}
