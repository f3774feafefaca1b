import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { simulateAcquisition } from './acquisition';
import { writeMib } from './rawFiles';
import { planSession } from './sessionPlan';

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sample-raw-'));
});

afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

/** Bytes of the first acquisitions of a session, with 4 x 4 frames. */
async function bytesOf(seed: number, index: number): Promise<Buffer> {
  const plan = planSession('small', seed)[index];
  const path = join(folder, `${seed}-${index}-${Math.random()}.mib`);
  await writeMib(path, simulateAcquisition({ ...plan, scan: { ...plan.scan, side: 4 } }), () => undefined);
  return readFile(path);
}

describe('writeMib', () => {
  it.each([0, 1, 2])('acquisition %d: the same seed gives the same bytes, another one others', async index => {
    const [first, second, other] = [await bytesOf(3, index), await bytesOf(3, index), await bytesOf(4, index)];
    expect(first.equals(second)).toBe(true);
    expect(other.length).toBe(first.length);
    expect(other.equals(first)).toBe(false);
  });

  it('writes counts that do not hang on how many frames there are', async () => {
    const [plan] = planSession('small', 3);
    const counts = async (side: number): Promise<number> => {
      const path = join(folder, `${side}.mib`);
      const { bytes } = await writeMib(
        path,
        simulateAcquisition({ ...plan, scan: { kind: 'edx', side } }),
        () => undefined
      );
      const file = await readFile(path);
      let sum = 0;
      for (let at = 384; at < 384 + 2 * 65536; at += 2) {
        sum += file.readUInt16BE(at);
      }
      expect(bytes).toBe(file.length);
      return sum;
    };
    // Without the direct beam 0.12 per pixel, as much again in it
    const expected = 2 * 0.12 * 65536;
    expect(Math.abs((await counts(3)) - expected)).toBeLessThan(0.05 * expected);
    expect(Math.abs((await counts(5)) - expected)).toBeLessThan(0.05 * expected);
  });
});

describe('planSession', () => {
  it('has other truths for other seeds, and stays in the range of the instrument', () => {
    const plans = [1, 2, 3, 4, 5].map(seed => planSession('full', seed));
    expect(new Set(plans.map(([gold]) => gold.pixelSizeInvAng)).size).toBe(5);
    for (const acquisitions of plans) {
      expect(new Set(acquisitions.map(({ seed }) => seed)).size).toBe(4);
      const [gold, , edx] = acquisitions;
      expect([gold.pixelSizeInvAng, gold.ellipse, gold.voltage]).toEqual([
        edx.pixelSizeInvAng,
        edx.ellipse,
        edx.voltage
      ]);
      expect(Math.abs(gold.pixelSizeInvAng - 0.0095)).toBeLessThan(0.0003);
    }
  });
});
