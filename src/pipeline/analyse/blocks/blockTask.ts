import type { Dense } from '../../../core/analysis/dense';
import { FLOOR } from '../../../core/analysis/frobenius';
import { pairAt } from '../../../core/analysis/presence';
import { BLOCK_ROWS, blockCount, blockValues } from '../../../core/analysis/rowBlocks';
import { nextPart } from '../../threads/jobCounters';
import { withKernels } from '../../threads/kernelPool';
import { BlockLayout, BlockMemory } from './blockMemory';
import { blockComparison } from './blockComparison';
import type { BlockJob, Pass, PassOf } from './pass';
import { sumsOf } from './pass';

/** One thread's share of a pass over the blocks of a matrix. */
export async function passOverBlocks(job: BlockJob, giveWay?: () => Promise<void>): Promise<void> {
  const { pass, sums } = job;
  const { matrix } = pass.source;
  const length = sumsOf(pass);
  const factors = factorsOf(pass);
  const layout = new BlockLayout(matrix.columns, factors?.rows ?? 1);
  await withKernels(layout.bytes, async kernels => {
    const memory = new BlockMemory(kernels, layout);
    if (factors) {
      memory.placeFactors(factors);
    }
    for (
      let block = nextPart(job, blockCount(matrix));
      block !== undefined;
      block = nextPart(job, blockCount(matrix))
    ) {
      new Float64Array(sums, 8 * block * length, length).set(blockSums(memory, pass, block));
      await giveWay?.();
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

function projected(memory: BlockMemory, { source, factors, target }: PassOf<'project'>, block: number): number[] {
  const values = memory.take(source, block);
  blockValues(target, block).set(memory.multiply(memory.at.values, factors.rows));
  let squares = 0;
  for (let first = 0; first < values.length; first += BLOCK_ROWS) {
    let column = 0;
    for (let at = first; at < first + BLOCK_ROWS; at++) {
      column += values[at] * values[at];
    }
    squares += column;
  }
  return [squares];
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
    const accepted = blockValues(pass.accepted, block);
    for (let index = 0; index < coefficients.length; index++) {
      const value = coefficients[index];
      coefficients[index] = Math.max(FLOOR, value + pass.beta * (value - accepted[index]));
    }
  }
  blockValues(pass.extrapolated, block).set(coefficients);
  memory.crossWithCoefficients(components, at.values, at.columns);
  memory.crossWithCoefficients(components, at.coefficients, components, components * at.columns);
  return memory.sums(components * (at.columns + components));
}

function expected(memory: BlockMemory, pass: PassOf<'expect'>, block: number): Float64Array {
  const { kernels, at } = memory;
  const components = pass.components.rows;
  memory.take(pass.source, block);
  const coefficients = memory.takeCoefficients(pass.coefficients, block);
  memory.makeModel(components);
  kernels.divideByModel(at.values, at.model, BLOCK_ROWS * at.columns, FLOOR);
  memory.crossWithCoefficients(components, at.model, at.columns);
  const factors = memory.multiply(at.model, components);
  const taken = pass.taken && blockValues(pass.taken, block);
  for (let index = 0; index < coefficients.length; index++) {
    const less = taken ? taken[index % BLOCK_ROWS] : 0;
    coefficients[index] = Math.max(FLOOR, coefficients[index] * factors[index] - less);
  }
  blockValues(pass.coefficients, block).set(coefficients);
  return memory.sums(components * at.columns);
}

function informed(memory: BlockMemory, pass: PassOf<'inform'>, block: number): number[] {
  const { components } = pass;
  memory.takeCoefficients(pass.coefficients, block);
  const model = memory.makeModel(components.rows);
  const target = blockValues(pass.target, block).fill(0);
  const inverse = new Float32Array(BLOCK_ROWS);
  for (let column = 0; column < components.columns; column++) {
    for (let row = 0; row < BLOCK_ROWS; row++) {
      inverse[row] = 1 / Math.max(FLOOR, model[column * BLOCK_ROWS + row]);
    }
    for (let k = 0; k < components.rows; k++) {
      const height = components.values[k * components.columns + column];
      for (let l = 0; l <= k; l++) {
        const product = height * components.values[l * components.columns + column];
        const first = pairAt(k, l) * BLOCK_ROWS;
        for (let row = 0; row < BLOCK_ROWS; row++) {
          target[first + row] += product * inverse[row];
        }
      }
    }
  }
  return [0];
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
