import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { BackgroundFree, ShiftedPattern } from '../../../core/analysis/crossCorrelation';
import { dense, dot, line } from '../../../core/analysis/dense';
import { BLOCK_ROWS, newRowBlocks, rowStart } from '../../../core/analysis/rowBlocks';
import { createRandom } from '../../../core/random';
import { inHdf5File } from '../../../storage/hdf5/hdf5';
import type { Job, Reply, TaskName } from '../../threads/tasks';
import { InlineTasks } from '../../threads/taskRunner';
import { bytesOfBins } from './lookAtBins';
import type { Reading } from './reading';
import { runReading } from './runReading';
import type { ProfileSource } from './slabs';

const [ROWS, COLUMNS, BINS] = [40, 64, 130];

/** Several shares of a job at once, taking turns, as threads do. */
class Sharing extends InlineTasks {
  constructor(private readonly shares: number) {
    super();
  }

  override async run<N extends TaskName>(task: N, job: Job<N>, signal: AbortSignal): Promise<Reply<N>[]> {
    const shares = Array.from({ length: this.shares }, () => super.run(task, job, signal));
    return (await Promise.all(shares)).flat();
  }
}

describe('a reading of profiles', () => {
  const random = createRandom(3);
  const values = Float64Array.from({ length: ROWS * COLUMNS * BINS }, () => 10 * random.uniform() - 1);
  values[5 * BINS + 47] = NaN;
  values[901 * BINS + 9] = 1e31;
  let folder: string;
  let sources: ProfileSource[];

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'reading-'));
    const path = join(folder, 'file.h5');
    const shape = [ROWS, COLUMNS, BINS];
    await inHdf5File(path, 'w', file => {
      file.create_dataset({ name: 'data', data: values, shape, chunks: [3, 20, BINS], compression: 4 });
    });
    const rows = { path, dataset: '/data', shape, together: 3 };
    // The same once more, read half a bin further out
    const lower = Int32Array.from({ length: BINS - 1 }, (_, bin) => bin);
    sources = [{ rows }, { rows, resampled: { lower, weight: new Float64Array(BINS - 1).fill(0.5) } }];
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  const bins = BINS - 1;
  const positions = ROWS * COLUMNS;
  const shared = (bytes: number): SharedArrayBuffer[] => sources.map(() => new SharedArrayBuffer(bytes));
  const read = (reading: Reading, shares: number): Promise<Float64Array> =>
    runReading(reading, sources, { runner: new Sharing(shares), signal: new AbortController().signal });
  /** What stands in a common bin */
  const valueAt = (source: number, position: number, bin: number): number => {
    const at = position * BINS + bin;
    return source === 0 ? values[at] : 0.5 * values[at] + 0.5 * values[at + 1];
  };
  const rowOf = (): SharedArrayBuffer[] =>
    shared(4 * positions).map((buffer, source) => {
      new Int32Array(buffer).forEach((_, at, own) => (own[at] = at % 3 === 0 ? -1 : source * positions + at));
      return buffer;
    });

  it('finds sums and what is missing, the same bits whoever works on it', async () => {
    const sums = new Float64Array(2 * bins);
    const looked = [1, 3].map(async shares => {
      const missing = shared(positions * bytesOfBins(bins));
      const found = await read({ kind: 'look', bins, missing }, shares);
      return { found, bits: missing.map(buffer => new Uint8Array(buffer).filter(byte => byte !== 0)) };
    });
    const [one, three] = await Promise.all(looked);
    expect(three).toEqual(one);
    for (let source = 0; source < 2; source++) {
      for (let position = 0; position < positions; position++) {
        for (let bin = 0; bin < bins; bin++) {
          const value = valueAt(source, position, bin);
          const isKnown = Math.abs(value) < 1e30;
          sums[bin] += isKnown ? value : 0;
          sums[bins + bin] += isKnown ? 1 : 0;
        }
      }
    }
    one.found.forEach((value, at) => expect(value).toBeCloseTo(sums[at], 6));
    // Bin 47 of the first, 46 and 47 of the second, which lie to either side; and the same of bin 9
    expect(one.bits.map(bits => [...bits])).toEqual([
      [1 << 7, 2],
      [3 << 6, 3]
    ]);
  });

  it('fills rows, and sums classes', async () => {
    const matrix = newRowBlocks(2 * positions, 2);
    const factors = [3, 5].map(factor => new Float64Array(bins).fill(factor));
    const normalising = { log: false, normalise: 'none' } as const;
    const [negative] = await read({ kind: 'fill', matrix, rowOf: rowOf(), used: [20, 31], factors, normalising }, 3);
    let expected = 0;
    for (const source of [0, 1]) {
      for (let position = 0; position < positions; position++) {
        for (const [column, bin] of [20, 31].entries()) {
          const value = position % 3 === 0 ? 0 : valueAt(source, position, bin);
          expected += value < 0 ? 1 : 0;
          const place = rowStart(matrix, source * positions + position) + column * BLOCK_ROWS;
          expect(new Float32Array(matrix.data)[place]).toBe(Math.fround(Math.max(0, value) * [3, 5][source]));
        }
      }
    }
    expect(negative).toBe(expected);
    const classes = new SharedArrayBuffer(2 * positions);
    new Uint8Array(classes).fill(2, positions);
    const sums = await read({ kind: 'classes', bins, count: 2, rowOf: rowOf(), classes }, 2);
    const numbers = sums.subarray(3 * bins);
    const left = Math.ceil(positions / 3);
    // All of the first source and what is left out of the second are in none
    expect([0, 1, 2].map(own => numbers[own * bins])).toEqual([positions + left, 0, positions - left]);
  });

  it('fits rings as each profile by itself', async () => {
    const [first, reach, count, half] = [10, 4, 100, 8];
    const patterns = dense(1, count + 2 * reach);
    line(patterns, 0).forEach((_, at, own) => (own[at] = Math.exp(-((at - 60) ** 2) / 8)));
    const [fits, shifts] = [shared(4 * positions), shared(4 * positions)];
    await read({ kind: 'rings', rowOf: rowOf(), first, count, half, reach, patterns, values: fits, shifts }, 2);
    const [found, moved] = [new Float32Array(fits[0]), new Float32Array(shifts[0])];
    const pattern = new ShiftedPattern(new BackgroundFree(count + 2 * reach, half).of(line(patterns, 0)), reach);
    const background = new BackgroundFree(count, half);
    for (let position = 0; position < positions; position++) {
      const own = background.of(values, position * BINS + first);
      const sum = own.reduce((total, value) => total + value, 0);
      const { value, shift } = pattern.fit(sum, dot(own, own), place => dot(own, line(pattern.parts, place)));
      // Products are of float32; positions that were left out stay as they were
      if (position === 5) {
        expect([found[position], moved[position], value]).toEqual([NaN, NaN, NaN]);
        continue;
      }
      expect(found[position]).toBeCloseTo(position % 3 === 0 ? 0 : value, 5);
      expect(moved[position]).toBeCloseTo(position % 3 === 0 ? 0 : shift, 4);
    }
  });
});
