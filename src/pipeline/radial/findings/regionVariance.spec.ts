import { writeFileSync } from 'node:fs';

import { radialOptionsSchema } from '../../../protocol/radial/radialOptions';
import { hyperSpyRoot } from '../../../storage/hdf5/hyperspyFile';
import { createFile } from '../../../storage/hdf5/write/createFile';
import { chunk } from '../../../storage/hdf5/write/node';
import { unguarded } from '../../../storage/pathGuard';
import { InlineTasks } from '../../threads/taskRunner';
import { OPTIONS, twoPatterns } from '../preview/spec/twoPatterns';
import { transformFile } from '../transformFile';
import { viewProfiles } from '../viewProfiles';
import { findings } from './findings';
import { regionVariance } from './regionVariance';

const [ROWS, COLUMNS, SIDE] = [3, 4, 31];
const runner = new InlineTasks();
const signal = new AbortController().signal;

describe('what is found beside profiles', () => {
  const { folder, remove } = twoPatterns();
  const input = `${folder}/20260101_100000_data.hdf5`;
  let mean: string;

  beforeAll(async () => {
    // Counts that differ from pixel to pixel and from pattern to pattern, the same at every run
    const counts = Uint16Array.from({ length: ROWS * COLUMNS * SIDE * SIDE }, (_, at) => (at * 7919 + at * at) % 23);
    const shape = [ROWS, COLUMNS, SIDE, SIDE];
    const axes = shape.map((size, dimension) => ({ scale: 1, offset: 0, size, navigate: dimension < 2 }));
    createFile(input, hyperSpyRoot({ axes, signal: {}, original: {} }, chunk(counts, shape)));
    const options = radialOptionsSchema.parse({ ...OPTIONS, origin: [15.2, 14.8], corrected: false });
    ({ mean } = await transformFile(input, options, { runner, guard: unguarded, signal }));
  });
  afterAll(remove);

  const vary = (region: Parameters<typeof regionVariance>[1]) =>
    regionVariance(mean, region, runner, { guard: unguarded, signal, report: async () => undefined });

  it('says how they were made, where the beam was, and what the scan says', async () => {
    const { made, origins, variances, picture } = await findings(mean, unguarded);
    expect(made).toMatchObject({ input, patterns: ROWS * COLUMNS, voltage: 300e3, origin: { method: 'given' } });
    expect(origins?.used.row.shape).toEqual([ROWS, COLUMNS]);
    expect(origins?.found).toBeUndefined();
    expect(variances.map(({ name }) => name)).toEqual(['V_Omega', 'V_r', 'V_re', 'V_image']);
    // A PNG
    expect(picture).toMatch(/^iVBORw0KGgo/);
  });

  it('gives a region that is the whole scan the variances of the scan, and others their own', async () => {
    const stored = (await findings(mean, unguarded)).variances;
    const whole = (await vary({ row: 0, column: 0, rows: ROWS, columns: COLUMNS })).variances;
    whole.forEach(({ name, corrected }, at) =>
      corrected.forEach((value, ring) => {
        const expected = stored[at].corrected[ring];
        expect([name, ring, value === null]).toEqual([name, ring, expected === null]);
        expect(value ?? 0).toBeCloseTo(expected ?? 0, 9);
      })
    );
    const part = (await vary({ row: 1, column: 1, rows: 2, columns: 2 })).variances;
    expect(part[0].raw[5]).not.toBeCloseTo(whole[0].raw[5] ?? NaN, 6);
  });

  it('gives mean, its error and variance of a region', async () => {
    const region = { row: 0, column: 1, rows: 2, columns: 2 };
    const seen = await viewProfiles({ mean, region }, { runner, guard: unguarded, signal });
    expect(seen.profile[8]).toBeGreaterThan(5);
    expect(seen.variance?.[8]).toBeGreaterThan(5);
    // By counting: about sqrt(mean / pixels of the ring / positions)
    const pixels = 2 * Math.PI * 8 * 1.1;
    expect(seen.error?.[8]).toBeCloseTo(Math.sqrt((seen.profile[8] ?? NaN) / pixels / 4), 1);
  });

  it('refuses data that are not those of then', async () => {
    writeFileSync(input, 'others', { flag: 'a' });
    await expect(vary({ row: 0, column: 0, rows: 1, columns: 2 })).rejects.toMatchObject({ code: 'E_CHANGED' });
  });
});
