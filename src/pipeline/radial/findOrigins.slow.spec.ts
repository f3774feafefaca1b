import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { poisson } from '../../core/sample/poissonNoise';
import { createRandom } from '../../core/random';
import { radialOptionsSchema } from '../../protocol/radial/radialOptions';
import { hyperSpyRoot } from '../../storage/hdf5/hyperspyFile';
import { createFile } from '../../storage/hdf5/write/createFile';
import { numbers } from '../../storage/hdf5/write/node';
import { unguarded } from '../../storage/pathGuard';
import { InlineTasks } from '../threads/taskRunner';
import { findOrigins } from './findOrigins';
import type { Origins } from './findOrigins';
import type { LeftOut } from './excludedPixels';
import { openScan } from './openScan';
import { sampleSum } from './sampleSum';
import { usedPixels } from './usedPixels';

const SIZE = 128;
const SIDE = 10;
const [ROW, COLUMN] = [58.3, 70.6];
const RADIUS = 5;
// 111 of gold at 42 px
const GEOMETRY = { pixelSizeInvAng: 0.0101, voltage: 300e3 };

/** Where the beam is at a scan position: descan of 1.8 px over the rows, and a little of the other axis. */
function truth(row: number, column: number): [number, number] {
  return [ROW + 0.2 * (row - 4.5) + 0.03 * (column - 4.5), COLUMN - 0.04 * (row - 4.5) + 0.15 * (column - 4.5)];
}

interface Scene {
  /** Counts per pixel in the direct beam */
  readonly beam: number;
  /** Reflections in pairs, each as bright as so many beams, seen in every third pattern */
  readonly spots?: number;
  /** A reflection on one side, twice as bright as the beam, in all patterns: row and column from the beam, px */
  readonly lone?: readonly [number, number];
  /** Light in a sector from 20 to 70 degrees, at the beam as bright as this part of it */
  readonly streak?: number;
  readonly corner?: boolean;
  readonly stop?: boolean;
  /** Of the direct beam from where it usually is, px: row, column */
  readonly shift?: readonly [number, number];
  readonly seed?: number;
}

function simulated({
  beam,
  spots = 0,
  lone,
  streak = 0,
  corner = false,
  stop = false,
  shift = [0, 0],
  seed = 7
}: Scene): Uint16Array {
  const random = createRandom(seed);
  const counts = new Uint16Array(SIDE * SIDE * SIZE * SIZE);
  for (let position = 0; position < SIDE * SIDE; position++) {
    const [usualTop, usualLeft] = truth(Math.floor(position / SIDE), position % SIDE);
    const [top, left] = [usualTop + shift[0], usualLeft + shift[1]];
    for (let pixel = 0; pixel < SIZE * SIZE; pixel++) {
      const [row, column] = [Math.floor(pixel / SIZE), pixel % SIZE];
      const [down, right] = [row - top, column - left];
      const distance = Math.hypot(down, right);
      const edge = (offset: number): number => Math.min(1, Math.max(0, RADIUS + 0.5 - offset));
      const ring = 0.02 * Math.exp(-((distance - 42) ** 2) / 8) + 0.02 * Math.exp(-distance / 20);
      const spot =
        position % 3 === 0 ? edge(Math.hypot(down - 30, right - 29)) + edge(Math.hypot(down + 30, right + 29)) : 0;
      const aside = lone ? 2 * edge(Math.hypot(down - lone[0], right - lone[1])) : 0;
      const azimuth = (Math.atan2(right, down) * 180) / Math.PI;
      const wedge = azimuth > 20 && azimuth < 70 && distance > RADIUS + 1 ? streak * Math.exp(-distance / 20) : 0;
      const light = beam * (edge(distance) + spots * spot + aside + ring + wedge);
      const isStopped = stop && (distance < 14 || (Math.abs(right) < 6 && down > 0));
      const isDead = corner && row > SIZE - 9 && column > SIZE - 9;
      counts[position * SIZE * SIZE + pixel] = isDead ? 4095 : isStopped ? 0 : poisson(light, random);
    }
  }
  return counts;
}

const NOTHING: LeftOut = { excludeSectors: [], excludeDiscs: [] };

describe('findOrigins', () => {
  let folder: string;

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'origins-'));
  });

  afterAll(() => rmSync(folder, { recursive: true }));

  async function origins(
    scene: Scene,
    methods: readonly ('fast' | 'slow')[],
    leftOut: LeftOut = NOTHING
  ): Promise<Origins[]> {
    const path = join(folder, 'scan_data.hdf5');
    const shape = [SIDE, SIDE, SIZE, SIZE];
    const axes = shape.map((size, dimension) => ({ scale: 1, offset: 0, size, navigate: dimension < 2 }));
    createFile(path, hyperSpyRoot({ axes, signal: {}, original: {} }, numbers(simulated(scene), shape)));
    const means = { runner: new InlineTasks(), guard: unguarded, signal: new AbortController().signal };
    const scan = await openScan(path, means);
    const sum = await sampleSum(scan, means.runner, means.signal);
    const { used } = await usedPixels(scan, sum, radialOptionsSchema.parse({}), unguarded);
    return Promise.all(methods.map(method => findOrigins(scan, sum, used, method, GEOMETRY, leftOut, means)));
  }

  it.each([
    ['a beam of one count a pixel', { beam: 1 }],
    ['reflections twice as bright as the beam', { beam: 4, spots: 2 }],
    ['a beam of one count a pixel, drawn again', { beam: 1, seed: 11 }],
    ['reflections twice as bright as the beam, drawn again', { beam: 1, spots: 2, seed: 13 }],
    ['a reflection twice as bright on one side, in all patterns', { beam: 20, lone: [26, 20] }],
    ['the same, nearer than the first ring', { beam: 20, lone: [17, -14] }],
    ['a dead corner at 4095', { beam: 4, corner: true }],
    ['a dead corner at 4095 and a faint beam beside the middle', { beam: 1, corner: true, shift: [17, -21], seed: 5 }],
    ['a bright beam far from the middle', { beam: 40, shift: [-16, 18], seed: 3 }],
    ['a beam near the border of the detector', { beam: 4, shift: [44, -6], seed: 4 }],
    ['a beam near its corner', { beam: 4, shift: [-38, 40], seed: 6 }]
  ] as const)('follows the beam to a fifth of a pixel: %s', async (_, scene: Scene) => {
    const { shift = [0, 0] } = scene;
    for (const { places, used } of await origins(scene, ['fast', 'slow'])) {
      let [squares, farthest] = [0, 0];
      for (let position = 0; position < SIDE * SIDE; position++) {
        const [row, column] = truth(Math.floor(position / SIDE), position % SIDE);
        const off = Math.hypot(places[2 * position] - row - shift[0], places[2 * position + 1] - column - shift[1]);
        squares += off * off;
        // NaN would pass a comparison the other way round
        farthest = off <= farthest ? farthest : off;
      }
      expect(Math.sqrt(squares / SIDE ** 2)).toBeLessThan(0.12);
      // The edge of a beam of 95 electrons is known to 0.18 px along an axis; a corner of a plane through 100 such places to 0.06 px
      expect(farthest).toBeLessThan(0.2);
      expect(used.descan.alongRows[0]).toBeCloseTo(0.2, 1);
    }
  });

  it('takes no notice of what is left out, such as a bright sector that begins at the beam', async () => {
    const mean = async (streak: number, leftOut?: LeftOut) =>
      (await origins({ beam: 4, streak }, ['fast'], leftOut))[0].used.mean;
    const apart = (one: readonly number[], other: readonly number[]) =>
      Math.hypot(one[0] - other[0], one[1] - other[1]);
    const leftOut: LeftOut = { excludeSectors: [[15, 75]], excludeDiscs: [] };
    const [faint, bright] = [await mean(0.4, leftOut), await mean(0.8, leftOut)];
    expect(apart(faint, bright)).toBeLessThan(0.01);
    expect(apart(bright, [ROW, COLUMN])).toBeLessThan(0.2);
    expect(apart(await mean(0.4), await mean(0.8))).toBeGreaterThan(0.05);
  });

  it.each([
    ['a sector as bright as the beam', { beam: 20, streak: 1 }, { excludeSectors: [[15, 75]] }],
    ['a sector five times as bright', { beam: 20, streak: 5, shift: [12, -9] }, { excludeSectors: [[15, 75]] }],
    ['half of the detector', { beam: 20 }, { excludeSectors: [[0, 185]] }],
    ['a reflection beside the beam, twice as bright', { beam: 20, lone: [6, -9] }, { excludeDiscs: [[64.3, 61.6, 6]] }],
    ['the beam itself', { beam: 20 }, { excludeDiscs: [[58, 71, 8]] }]
  ] as [string, Scene, Partial<LeftOut>][])('finds the beam where this is left out: %s', async (_, scene, leftOut) => {
    const [{ used }] = await origins(scene, ['fast'], { ...NOTHING, ...leftOut });
    const [down, right] = scene.shift ?? [0, 0];
    // A sector stays about the mean of the beam, which wanders by 1.8 px: some light of the brightest gets past its edge
    expect(Math.hypot(used.mean[0] - ROW - down, used.mean[1] - COLUMN - right)).toBeLessThan(0.2);
  });

  it.each([{ beam: 4 }, { beam: 1, seed: 2 }, { beam: 4, spots: 2, seed: 9 }])(
    'says that a beam stop hides the beam, instead of guessing: %j',
    async scene => {
      await expect(origins({ ...scene, stop: true }, ['fast'])).rejects.toMatchObject({
        code: 'E_NO_BEAM',
        message: expect.stringContaining('(--origin ROW,COL)') as string
      });
    }
  );
});
