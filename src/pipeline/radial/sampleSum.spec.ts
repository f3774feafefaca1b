import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { createRandom } from '../../core/random';
import { poisson } from '../../core/sample/poissonNoise';
import { radialOptionsSchema } from '../../protocol/radial/radialOptions';
import { hyperSpyRoot } from '../../storage/hdf5/hyperspyFile';
import { createFile } from '../../storage/hdf5/write/createFile';
import { numbers } from '../../storage/hdf5/write/node';
import { unguarded } from '../../storage/pathGuard';
import { InlineTasks } from '../threads/taskRunner';
import { openScan } from './openScan';
import { sampleSum, sampleTiles } from './sampleSum';
import { usedPixels } from './usedPixels';

const [ROWS, COLUMNS] = [104, 90];
const SIZE = 24;
/** Counts of a sound pixel in a pattern: 0.02 at the border, 3 in the middle */
const light = (row: number, column: number): number =>
  0.02 + 3 * Math.exp(-((row - 11.6) ** 2 + (column - 12.2) ** 2) / 18);

/** Bad pixels: row, column, and counts of it in a pattern */
const BAD: readonly (readonly [row: number, column: number, count: (pattern: number) => number])[] = [
  [3, 20, () => 4095],
  [20, 5, () => 1],
  // Every fourth pattern; every 200th, at full scale; only those of one column of the scan
  [2, 4, pattern => (pattern % 4 === 0 ? 1 : 0)],
  [21, 19, pattern => (pattern % 200 === 0 ? 4095 : 0)],
  [17, 2, pattern => (pattern % COLUMNS === 77 ? 4095 : 0)],
  // Dead ones: beside the beam, and where a sound pixel counts once in 50 patterns
  [12, 15, () => 0],
  [19, 21, () => 0]
];

const means = { runner: new InlineTasks(), signal: new AbortController().signal };
const OPTIONS = radialOptionsSchema.parse({});

describe('the patterns by which the pixels of a scan are known', () => {
  it.each([
    [256, 256],
    [515, 100],
    [45, 45],
    [1, 70_000],
    [3000, 7]
  ])('are spread over a scan of %i x %i, none of them twice', (rows, columns) => {
    const seen = new Set<number>();
    let taken = 0;
    for (const { row, column, columns: width, rows: height } of sampleTiles({ rows, columns })) {
      expect(height).toBe(1);
      for (let at = column; at < column + width; at++, taken++) {
        expect(row < rows && at < columns).toBe(true);
        seen.add(row * columns + at);
      }
    }
    expect(seen.size).toBe(taken);
    const due = Math.min(4096, rows * columns);
    expect(Math.abs(taken - due)).toBeLessThan(0.05 * due);
    // Every eighth of rows and columns gives its share
    for (const [size, place] of [
      [rows, (position: number) => Math.floor(position / columns)],
      [columns, (position: number) => position % columns]
    ] as const) {
      const parts = Math.min(8, size);
      const shares = new Array<number>(parts).fill(0);
      seen.forEach(position => shares[Math.floor((place(position) * parts) / size)]++);
      expect(Math.min(...shares)).toBeGreaterThan((0.5 * taken) / parts);
    }
  });

  it('show hot pixels of any strength, rare ones and dead ones, and take no sound one for bad', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'sample-'));
    const random = createRandom(11);
    const counts = new Uint16Array(ROWS * COLUMNS * SIZE * SIZE);
    for (let pixel = 0; pixel < SIZE * SIZE; pixel++) {
      const [row, column] = [Math.floor(pixel / SIZE), pixel % SIZE];
      const bad = BAD.find(([r, c]) => r === row && c === column)?.[2];
      for (let pattern = 0; pattern < ROWS * COLUMNS; pattern++) {
        counts[pattern * SIZE * SIZE + pixel] = bad?.(pattern) ?? poisson(light(row, column), random);
      }
    }
    const path = join(folder, 'scan_data.hdf5');
    const shape = [ROWS, COLUMNS, SIZE, SIZE];
    const axes = shape.map((size, dimension) => ({ scale: 1, offset: 0, size, navigate: dimension < 2 }));
    createFile(path, hyperSpyRoot({ axes, signal: {}, original: {} }, numbers(counts, shape)));
    const scan = await openScan(path, { guard: unguarded, ...means });
    const pixels = await usedPixels(scan, await sampleSum(scan, means.runner, means.signal), OPTIONS, unguarded);
    rmSync(folder, { recursive: true });
    const found = Array.from(pixels.used, (used, pixel) => (used ? [] : [[Math.floor(pixel / SIZE), pixel % SIZE]]));
    const due = BAD.map(([row, column]) => [row, column]).sort(([a, b], [c, d]) => a - c || b - d);
    expect(found.flat()).toEqual(due);
    expect([pixels.hot, pixels.dead]).toEqual([5, 2]);
  });

  const real = join(
    __dirname,
    '../../../../shared/data/mib/002_merlin_test_roi_sig256x128_nav4x2_hot_pixel_52x_39y.mib'
  );
  (existsSync(real) ? it : it.skip)('show the hot pixel of a real scan (skipped without ../shared/data)', async () => {
    const scan = await openScan(real, { guard: unguarded, ...means });
    const pixels = await usedPixels(scan, await sampleSum(scan, means.runner, means.signal), OPTIONS, unguarded);
    // Rows of a raw file are stored from the bottom up
    expect(pixels.used[(127 - 39) * 256 + 52]).toBe(0);
  });
});
