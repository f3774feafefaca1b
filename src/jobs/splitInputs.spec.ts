import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { convertOptionsSchema } from '../protocol/convert/convertOptions';
import { splitInputs } from './splitInputs';

describe('which files are worked on in parts', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), '4dstem-split-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  it('each given the time to read all frames where a repair chosen by hand needs them first, and none with profiles', async () => {
    const [plain, spiky] = ['a.mib', 'b.mib'].map(name => join(folder, name));
    await Promise.all([plain, spiky].map(path => writeFile(path, Buffer.alloc(1000))));
    const repair = { roll: 0, cropLastColumn: false, spikes: true };
    const options = convertOptionsSchema.parse({ out: folder });
    const request = { kind: 'convert', options, choices: { [spiky]: { reshape: 'flyback', repair } } } as const;
    const { splits, whole } = await splitInputs(request, [plain, spiky], { over: 5e-7 });
    expect([plain, spiky].map(path => [splits[path].of, splits[path].readsAll])).toEqual([
      [2, undefined],
      [2, true]
    ]);
    expect(whole).toEqual([]);
    const beside = {
      ...request,
      options: { ...options, radial: { calibration: 'auto' } }
    } as unknown as typeof request;
    expect((await splitInputs(beside, [plain], { over: 5e-7 })).whole).toMatchObject([
      { input: plain, message: expect.stringContaining('made by one task') }
    ]);
    await expect(splitInputs(beside, [plain], { parts: 2 })).rejects.toMatchObject({ code: 'E_PARTS' });
  });
});
