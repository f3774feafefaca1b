/**
 * Data sets of 256 x 256 positions and 360 bins: listed, their maps and sums read, and regions of one averaged, by what answers the panel. One
 * thread; the panel has as many as there are cores. All are links to one file, which is in the page cache.
 */
import { link, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';

import { createRandom } from '../../src/core/random';
import { profileSets } from '../../src/pipeline/analyse/view/profileSets';
import { ProfileSketches } from '../../src/pipeline/analyse/view/profileSketches';
import { regionProfile } from '../../src/pipeline/analyse/view/regionProfile';
import { InlineTasks } from '../../src/pipeline/threads/taskRunner';
import { writeHyperSpyFile } from '../../src/storage/hdf5/hyperspyFile';

const SHAPE = [256, 256, 360] as const;
const SIDES = [1, 16, 64, 128, 256];
const [sets, place] = [Number(process.argv[2]), process.argv[3]];

const folder = await mkdtemp(join(place, 'opening-'));
try {
  await measure();
} finally {
  await rm(folder, { recursive: true });
}

async function measure(): Promise<void> {
  const files = Array.from({ length: sets }, (_, at) => {
    const stamp = `20260101_${String(100000 + at)}`;
    return join(folder, 'processing/Merlin/sample', stamp, `${stamp}_azimuthal_mean.hspy`);
  });
  for (const file of files) {
    await mkdir(dirname(file), { recursive: true });
  }
  const random = createRandom(1, 'profiles');
  const values = Float32Array.from({ length: SHAPE[0] * SHAPE[1] * SHAPE[2] }, () => random.uniform());
  writeHyperSpyFile(files[0], values, {
    axes: ['y', 'x', 'q'].map((name, at) => ({
      name,
      units: at < 2 ? 'nm' : '1/Å',
      scale: at < 2 ? 2 : 0.005,
      offset: 0,
      size: SHAPE[at],
      navigate: at < 2
    })),
    signal: {},
    original: {},
    title: 'profiles'
  });
  for (const file of files.slice(1)) {
    await link(files[0], file);
  }
  const runner = new InlineTasks();
  const guard = async (): Promise<void> => undefined;
  const { signal } = new AbortController();
  process.stdout.write(`| of ${sets} data sets | clock, s | processor, s |\n|---|--:|--:|\n`);
  await timed('listed', async () => void (await profileSets(folder, guard)));
  const sketches = new ProfileSketches(runner);
  await timed(
    'maps and sums',
    async () => void (await sketches.of(files, { guard, signal, report: async () => undefined }))
  );
  process.stdout.write(
    '\n| region of one | first answer, ms | its processor time, ms | whole, ms |\n|---|--:|--:|--:|\n'
  );
  for (const side of SIDES) {
    const region = { row: 0, column: 0, rows: side, columns: side };
    const [start, used] = [performance.now(), process.cpuUsage()];
    let first: string | undefined;
    const told = (): string => {
      const { user, system } = process.cpuUsage(used);
      return `${(performance.now() - start).toFixed(0)} | ${((user + system) / 1000).toFixed(0)}`;
    };
    await regionProfile(
      { file: files[0], region },
      { runner, guard, signal, report: async () => void (first ??= told()) }
    );
    first ??= told();
    process.stdout.write(`| ${side} x ${side} | ${first} | ${(performance.now() - start).toFixed(0)} |\n`);
  }
}

async function timed(name: string, work: () => Promise<void>): Promise<void> {
  const [start, used] = [performance.now(), process.cpuUsage()];
  await work();
  const { user, system } = process.cpuUsage(used);
  process.stdout.write(
    `| ${name} | ${((performance.now() - start) / 1000).toFixed(2)} | ${((user + system) / 1e6).toFixed(2)} |\n`
  );
}
