import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { ConversionInfo } from '../../core/conversionInfo';
import { formatConversionInfo } from '../../core/conversionInfo';
import type { ChoicesOf, GivenOptionsOf } from '../../protocol/capabilities';
import { OptionFlags } from '../../backend/command/optionFlags';
import { conversionRequest as requestFor } from './conversionRequest';

const INFO: ConversionInfo = {
  paths: ['/a b.mib', '/c.mib'],
  reshape: 'known',
  scanX: 4,
  scanY: 3,
  binNav: 2,
  binSig: 1
};

const flags = new OptionFlags('convert');

const conversionRequest = (
  paths: readonly string[],
  { shapes = {}, ...given }: GivenOptionsOf<'convert'> & { shapes?: ChoicesOf<'convert'> },
  task?: number
) => requestFor({ paths, given, choices: shapes, task, check: options => flags.checked(options) });

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'request-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

function info(content: Partial<ConversionInfo> = {}, name = 'convert_info.txt'): string {
  const path = join(folder, name);
  writeFileSync(path, formatConversionInfo({ ...INFO, ...content }));
  return path;
}

describe('conversionRequest', () => {
  it('takes paths as they are, with the defaults of the form', async () => {
    expect(await conversionRequest(['x.mib', 'y.txt'], { binSig: 2 })).toMatchObject({
      inputs: ['x.mib', 'y.txt'],
      options: { reshape: 'auto', binNav: 1, binSig: 2, cross: true, compression: 'bitshuffle-lz4', overwrite: false }
    });
  });

  it('takes paths and options of an info file', async () => {
    expect(await conversionRequest([info()], {})).toMatchObject({
      inputs: ['/a b.mib', '/c.mib'],
      options: { reshape: 'known', scanX: 4, scanY: 3, binNav: 2 }
    });
    expect(await conversionRequest([info({}, 'any name')], {}, 1)).toMatchObject({ inputs: ['/c.mib'] });
  });

  it('lets the command line go before the info file', async () => {
    const { options } = await conversionRequest([info()], { binNav: 1, cross: false });
    expect(options).toMatchObject({ reshape: 'known', binNav: 1, cross: false });
  });

  it('takes the shapes of single files from the info file, unless the command line says how scans are read', async () => {
    const shapes = {
      '/c.mib': { reshape: 'flyback', repair: { roll: 2, cropLastColumn: false, spikes: true } }
    } as const;
    const path = info({ shapes });
    expect(await conversionRequest([path], { binSig: 2 }, 1)).toMatchObject({ inputs: ['/c.mib'], choices: shapes });
    expect(await conversionRequest([path], { reshape: 'known', scanX: 2, scanY: 2 })).toMatchObject({ choices: {} });
    expect((await conversionRequest([info()], {})).choices).toEqual({});
  });

  it('names files by their full path in shapes that are given, and refuses one that is not possible', async () => {
    const { choices } = await conversionRequest(['x.mib'], { shapes: { 'x.mib': { reshape: 'none' } } });
    expect(choices).toEqual({ [join(process.cwd(), 'x.mib')]: { reshape: 'none' } });
    const half = { shapes: { '/x.mib': { reshape: 'known' as const, scanX: 3 } } };
    await expect(conversionRequest(['/x.mib'], half)).rejects.toThrow(
      /^The scan shape of \/x\.mib is not possible: Known shape needs both/
    );
  });

  it('passes over the scan binning of an info file without reshaping', async () => {
    const stack = info({ reshape: 'none', scanX: undefined, scanY: undefined });
    expect((await conversionRequest([stack], {})).options.binNav).toBe(1);
    await expect(conversionRequest([stack], { binNav: 2 })).rejects.toMatchObject({ name: 'UsageError' });
  });

  it.each([
    ['E_TASK', ['x.mib']],
    ['E_TASK', ['a.txt', 'b.txt']]
  ])('refuses a task with %s where no info file is', async (code, paths) => {
    await expect(conversionRequest(paths, {}, 0)).rejects.toMatchObject({ name: 'UsageError', code });
  });

  it('refuses a task that the info file has not', async () => {
    await expect(conversionRequest([info()], {}, 2)).rejects.toThrow(/lists 2 files, so tasks go from 0 to 1/);
  });

  it('refuses an info file that cannot be read as an input, not as wrong usage', async () => {
    await expect(conversionRequest([join(folder, 'gone.txt')], {})).rejects.toMatchObject({ code: 'E_NOT_FOUND' });
    const path = join(folder, 'bad.txt');
    writeFileSync(path, 'nothing here');
    await expect(conversionRequest([path], {})).rejects.toMatchObject({ code: 'E_INFO_FILE' });
  });

  it('says in the words of the command line which option is wrong', async () => {
    await expect(conversionRequest(['x.mib'], { binNav: 65 })).rejects.toThrow(/--bin-nav: /);
    await expect(conversionRequest(['x.mib'], { reshape: 'known' })).rejects.toThrow(/--scan-x: /);
  });
});
