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

  it('none of which a repair chosen by hand needs all frames first', async () => {
    const [plain, spiky] = ['a.mib', 'b.mib'].map(name => join(folder, name));
    await Promise.all([plain, spiky].map(path => writeFile(path, Buffer.alloc(1000))));
    const repair = { roll: 0, cropLastColumn: false, spikes: true };
    const options = convertOptionsSchema.parse({ out: folder });
    const request = { kind: 'convert', options, choices: { [spiky]: { reshape: 'flyback', repair } } } as const;
    const { splits, whole } = await splitInputs(request, [plain, spiky], { over: 5e-7 });
    expect(Object.keys(splits)).toEqual([plain]);
    expect(whole).toMatchObject([{ input: spiky, message: expect.stringContaining('cannot be done in parts') }]);
    await expect(splitInputs(request, [spiky], { parts: 2 })).rejects.toMatchObject({ code: 'E_PARTS' });
  });
});
