import { mkdir, mkdtemp, readFile, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { CancelledError, InputError } from '../core/errors';
import { readMicroscopeMetadata } from '../storage/microscope/microscopeMetadata';
import type { SampleSessionSummary } from './sampleSession';
import { writeSampleSession } from './sampleSession';

const MERLIN = '2026/cm40001-1/Merlin';
const HEADER = 384;
const SIDE = 256;

interface Truth {
  acquisitions: Record<
    string,
    {
      voltage_V: number;
      nominalCameraLength_m: number;
      scan: {
        shape: number[];
        firstFrame: number;
        framesPerLine: number;
        skippedPerLine: number;
        framesInFile: number;
      };
      descan: Record<'atFirst' | 'perScanRow' | 'perScanColumn', [number, number]>;
      edx?: { counts: number; rpl: string; meanCounts: Record<string, number> };
      files?: Record<string, string>;
    }
  >;
}

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sample-session-'));
});

afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

describe('a small sample session', () => {
  let base: string;
  let summary: SampleSessionSummary;
  let truth: Truth;
  const progress: number[] = [];

  beforeAll(async () => {
    base = join(folder, 'small');
    const onProgress = ({ done, total }: { done: number; total: number }): void => {
      progress.push(done / total);
    };
    summary = await writeSampleSession(base, { size: 'small', seed: 7 }, { onProgress });
    truth = JSON.parse(await readFile(join(base, 'truth.json'), 'utf8')) as Truth;
  });

  it('has the layout of the microscope and nothing else', async () => {
    expect(await tree(base)).toEqual([
      `${MERLIN}/Au_xgrating/20260317_101204.hdf`,
      `${MERLIN}/Au_xgrating/20260317_101209/20260317_101204_data.hdr`,
      `${MERLIN}/Au_xgrating/20260317_101209/20260317_101204_data.mib`,
      `${MERLIN}/Au_xgrating/20260317_104530.hdf`,
      `${MERLIN}/Au_xgrating/20260317_104530/20260317_104530_data.hdr`,
      `${MERLIN}/Au_xgrating/20260317_104530/20260317_104530_data.mib`,
      `${MERLIN}/particles_on_carbon/20260317_113015.hdf`,
      `${MERLIN}/particles_on_carbon/20260317_113019/20260317_113015_data.hdr`,
      `${MERLIN}/particles_on_carbon/20260317_113019/20260317_113015_data.mib`,
      `${MERLIN}/particles_on_carbon/20260317_114742.hdf`,
      `${MERLIN}/particles_on_carbon/20260317_114747/20260317_114742_data.hdr`,
      `${MERLIN}/particles_on_carbon/20260317_114747/20260317_114742_data.mib`,
      '2026/cm40001-1/processing/Merlin/particles_on_carbon/EDX/Map Data-Map Data - Site_20260317_113015.raw',
      '2026/cm40001-1/processing/Merlin/particles_on_carbon/EDX/Map Data-Map Data - Site_20260317_113015.rpl',
      'truth.json',
      'truth/20260317_113015_phases.npy',
      'truth/20260317_113015_profiles.npy',
      'truth/20260317_113015_thickness.npy',
      'truth/20260317_113015_weights.npy',
      'truth/20260317_114742_phases.npy',
      'truth/20260317_114742_profiles.npy',
      'truth/20260317_114742_thickness.npy',
      'truth/20260317_114742_weights.npy'
    ]);
  });

  it('is as large as announced, below 200 MB, and reports its progress up to the end', async () => {
    const paths = (await tree(base)).filter(path => /\.(mib|raw)$/.test(path));
    const sizes = await Promise.all(paths.map(async path => (await stat(join(base, path))).size));
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBe(summary.bytes);
    expect(summary.bytes).toBeLessThan(200e6);
    expect(progress[0]).toBe(0);
    expect(progress[progress.length - 1]).toBe(1);
    expect(progress.every((value, index) => index === 0 || value >= progress[index - 1])).toBe(true);
  });

  it('summarises every acquisition', async () => {
    expect(summary).toMatchObject({ base, year: '2026', session: 'cm40001-1', seed: 7, alreadyThere: false });
    expect(summary.acquisitions.map(({ sample, frames, scanShape }) => [sample, frames, scanShape])).toEqual([
      ['gold', 256, [15, 15]],
      ['gold', 144, [11, 11]],
      ['particles', 992, [31, 32]],
      ['particles', 576, [23, 23]]
    ]);
    for (const { mib } of summary.acquisitions) {
      expect((await stat(join(base, mib))).isFile()).toBe(true);
    }
  });

  it('has microscope metadata that agree with the truth', async () => {
    for (const { subfolder, stamp } of summary.acquisitions) {
      const metadata = await readMicroscopeMetadata(join(base, MERLIN, subfolder, `${stamp}.hdf`));
      expect(metadata.voltage).toBe(truth.acquisitions[stamp].voltage_V);
      expect(metadata.cameraLength).toBe(truth.acquisitions[stamp].nominalCameraLength_m);
    }
  });

  it('has the direct beam where the truth says at every scan position', async () => {
    const [{ mib, stamp }] = summary.acquisitions;
    const bytes = await readFile(join(base, mib));
    const { scan, descan } = truth.acquisitions[stamp];
    const stride = HEADER + 2 * SIDE * SIDE;
    let [rowError, columnError] = [0, 0];
    for (let row = 0; row < scan.shape[0]; row++) {
      for (let column = 0; column < scan.shape[1]; column++) {
        const frame = scan.firstFrame + row * scan.framesPerLine + scan.skippedPerLine + column;
        const expected = [0, 1].map(
          axis => descan.atFirst[axis] + row * descan.perScanRow[axis] + column * descan.perScanColumn[axis]
        );
        const found = centreOfMass(bytes.subarray(frame * stride + HEADER), expected);
        rowError += found[0] - expected[0];
        columnError += found[1] - expected[1];
      }
    }
    // Some 7000 electrons in a disc of radius 2.6 px: 0.02 px a frame
    expect(Math.abs(rowError / 225)).toBeLessThan(0.01);
    expect(Math.abs(columnError / 225)).toBeLessThan(0.01);
  });

  it('has fly-back exposures at line starts in the scan with pixel trigger, none with EDX', async () => {
    const exposures = async (index: number, headerBytes: number, pixelBytes: number): Promise<number[]> => {
      const { mib, frames } = summary.acquisitions[index];
      const bytes = await readFile(join(base, mib));
      return Array.from({ length: frames }, (_, frame) => {
        const at = frame * (headerBytes + pixelBytes);
        const header = bytes.toString('latin1', at, at + headerBytes);
        expect(Number(header.slice(4, 10))).toBe(frame + 1);
        return Number(/,(\d+)ns,/.exec(header)?.[1]);
      });
    };
    const gold = await exposures(0, HEADER, 2 * SIDE * SIDE);
    expect(gold.flatMap((exposure, frame) => (exposure > 3e6 ? [frame] : []))).toEqual(
      Array.from({ length: 15 }, (_, line) => 16 * (line + 1))
    );
    const quad = await exposures(1, 768, 512 * 512);
    expect(quad.flatMap((exposure, frame) => (exposure > 3e6 ? [frame] : []))).toHaveLength(11);
    expect(new Set(quad).size).toBeGreaterThan(100);
    expect(new Set(await exposures(2, HEADER, SIDE * SIDE)).size).toBe(1);
  });

  it('has an EDX map with the counts of the truth', async () => {
    const edx = Object.values(truth.acquisitions).find(acquisition => acquisition.edx)!.edx!;
    const text = await readFile(join(base, edx.rpl), 'utf8');
    const entries = Object.fromEntries(
      text
        .trim()
        .split('\r\n')
        .map(line => line.split('\t'))
    );
    expect(entries).toMatchObject({
      width: '32',
      height: '32',
      depth: '2048',
      'data-length': '4',
      'record-by': 'image'
    });
    const raw = await readFile(join(base, edx.rpl.replace(/rpl$/, 'raw')));
    let sum = 0;
    for (let at = 0; at < raw.length; at += 4) {
      sum += raw.readUInt32LE(at);
    }
    expect(raw.length).toBe(4 * 2048 * 32 * 32);
    expect(sum).toBe(edx.counts);
    const mean = Object.values(edx.meanCounts).reduce((total, value) => total + value, 0);
    expect(Math.abs(sum - mean)).toBeLessThan(5 * Math.sqrt(mean));
  });

  it('is found again by the same request and guarded against others', async () => {
    const before = (await stat(join(base, 'truth.json'))).mtimeMs;
    const again = await writeSampleSession(base, { size: 'small', seed: 7 });
    expect(again).toEqual({ ...summary, alreadyThere: true });
    expect((await stat(join(base, 'truth.json'))).mtimeMs).toBe(before);
    await expect(writeSampleSession(base, { size: 'small', seed: 8 })).rejects.toMatchObject({ code: 'E_NOT_EMPTY' });
    await expect(writeSampleSession(base, { size: 'full', seed: 7 })).rejects.toThrow(/of size small and seed 7/);
  });
});

describe('writeSampleSession', () => {
  it('leaves no truth and no half file under a final name when it is cancelled', async () => {
    const base = join(folder, 'cancelled');
    const controller = new AbortController();
    const onProgress = ({ done }: { done: number }): void => {
      if (done > 0) {
        controller.abort();
      }
    };
    const run = writeSampleSession(base, { size: 'small', seed: 1 }, { onProgress, signal: controller.signal });
    await expect(run).rejects.toBeInstanceOf(CancelledError);
    const left = await tree(base);
    expect(left).not.toContain('truth.json');
    expect(left.filter(path => path.endsWith('.mib'))).toEqual([]);
    await expect(writeSampleSession(base, { size: 'small', seed: 1 })).rejects.toThrow(
      /not finished.*Delete the folder/
    );
  });

  it('refuses a folder that holds anything, and leaves it as it is', async () => {
    const base = join(folder, 'taken');
    await mkdir(base);
    await writeFile(join(base, 'thesis.txt'), 'precious');
    const run = writeSampleSession(base, { size: 'small', seed: 1 });
    await expect(run).rejects.toThrow(InputError);
    await expect(run).rejects.toThrow(/thesis\.txt.*name another/);
    expect(await tree(base)).toEqual(['thesis.txt']);
  });

  it.each([-1, 1.5, NaN, 2 ** 32])('refuses the seed %d', async seed => {
    await expect(writeSampleSession(join(folder, 'seed'), { size: 'small', seed })).rejects.toMatchObject({
      code: 'E_SEED'
    });
  });
});

async function tree(base: string): Promise<string[]> {
  const entries = await readdir(base, { recursive: true, withFileTypes: true });
  return entries
    .filter(entry => entry.isFile())
    .map(entry => join(entry.parentPath, entry.name).slice(base.length + 1))
    .sort();
}

/** Centre of mass of a big-endian 16-bit frame, stored bottom row first, within 7 px of a place. */
function centreOfMass(pixels: Buffer, [row0, column0]: readonly number[]): [number, number] {
  let [sum, rows, columns] = [0, 0, 0];
  for (let row = Math.ceil(row0 - 7); row <= row0 + 7; row++) {
    for (let column = Math.ceil(column0 - 7); column <= column0 + 7; column++) {
      if (Math.hypot(row - row0, column - column0) <= 7) {
        const counts = pixels.readUInt16BE(2 * ((SIDE - 1 - row) * SIDE + column));
        sum += counts;
        rows += counts * row;
        columns += counts * column;
      }
    }
  }
  return [rows / sum, columns / sum];
}
