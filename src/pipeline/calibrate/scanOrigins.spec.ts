import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { createRandom } from '../../core/random';
import { poisson } from '../../core/sample/poissonNoise';
import { exampleRecord } from '../../storage/calibration/spec/exampleRecord';
import { inHdf5File } from '../../storage/hdf5/hdf5';
import { unguarded } from '../../storage/pathGuard';
import { InlineTasks } from '../threads/taskRunner';
import { Calibrator } from './calibrator';
import { writePattern } from './spec/goldPattern';
import type { Image } from '../../protocol/overview';
import { imageValues } from '../testing/imageValues';

const SIZE = 64;
const [ROWS, COLUMNS] = [6, 36];
/** Descan in px per scan position: rows of the beam along scan rows, columns along scan columns */
const [DOWN, RIGHT] = [0.3, -0.05];
// 111 of gold at 26 px
const record = exampleRecord({
  'reciprocal_space_pix(1/A)': 0.0164,
  p_ellipse: [31, 32, 26, 26, 0],
  detector_shape: [SIZE, SIZE]
});

function centre(row: number, column: number): [number, number] {
  return [31 + DOWN * (row - (ROWS - 1) / 2), 32 + RIGHT * (column - (COLUMNS - 1) / 2)];
}

function simulated(): Uint16Array {
  const random = createRandom(3);
  return Uint16Array.from({ length: ROWS * COLUMNS * SIZE * SIZE }, (_, at) => {
    const [position, pixel] = [Math.floor(at / SIZE ** 2), at % SIZE ** 2];
    const [top, left] = centre(Math.floor(position / COLUMNS), position % COLUMNS);
    const distance = Math.hypot(Math.floor(pixel / SIZE) - top, (pixel % SIZE) - left);
    const beam = Math.min(1, Math.max(0, 3.5 - distance));
    const ring = Math.exp(-((distance - 26) ** 2) / 8) + Math.exp(-distance / 20);
    return poisson(60 * beam + ring, random);
  });
}

function values(image: Image): { readonly shape: readonly [number, number]; readonly at: Float32Array } {
  return { shape: image.shape, at: imageValues(image) };
}

describe('the direct beam over the scan of a reference', () => {
  let folder: string;
  const calibrator = new Calibrator(new InlineTasks(), new InlineTasks());
  const watch = { signal: new AbortController().signal, report: async () => undefined };

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'origins-'));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it('is found where it was simulated, and its plane has the slopes of the descan', async () => {
    const input = join(folder, 'gold_data.hdf5');
    const shape = [ROWS, COLUMNS, SIZE, SIZE];
    await inHdf5File(input, 'w', async file => {
      file.create_dataset({ name: 'scan', data: simulated(), shape, chunks: [1, 1, SIZE, SIZE] });
    });
    const { origins } = await calibrator.origins({ input, record }, unguarded, watch);
    // Every scan row, and every second column: 36 of them are more than are looked at
    expect(origins).toMatchObject({ every: [1, 2], looked: 108, number: 108 });
    const [found, plane] = [values(origins!.found.row), values(origins!.plane!.column)];
    expect(found.shape).toEqual([6, 18]);
    found.at.forEach((row, entry) => {
      const [top, left] = centre(Math.floor(entry / 18), 2 * (entry % 18));
      expect(Math.abs(row - top)).toBeLessThan(0.25);
      expect(Math.abs(plane.at[entry] - left)).toBeLessThan(0.05);
    });
    expect(origins!.residual).toBeLessThan(0.2);
    expect(origins!.drift![0]).toBeCloseTo(DOWN * (ROWS - 1), 1);
    expect(origins!.drift![1]).toBeCloseTo(-RIGHT * (COLUMNS - 1), 1);
  });

  it('is not looked for where there are no single frames', async () => {
    const input = await writePattern(join(folder, 'gold.hspy'), new Float64Array(SIZE ** 2).fill(9), SIZE);
    expect(await calibrator.origins({ input, record }, unguarded, watch)).toEqual({ missing: 'scan' });
  });
});
