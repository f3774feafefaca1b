import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

import { numbered, writeMib } from '../../storage/merlin/spec/writeMib';
import { unguarded } from '../../storage/pathGuard';
import { calibrationInputs } from './calibrationInputs';

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'inputs-'))));
afterEach(() => rmSync(folder, { recursive: true }));

function touch(...names: string[]): string[] {
  return names.map(name => {
    const path = join(folder, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, '');
    return path;
  });
}

describe('calibrationInputs', () => {
  it('takes files as they are named, each once', async () => {
    const [a, b] = touch('a.hspy', 'b.tif');
    expect(await calibrationInputs([a], unguarded)).toEqual({ files: [a], problems: [], several: false });
    expect(await calibrationInputs([b, a, b], unguarded)).toEqual({ files: [b, a], problems: [], several: true });
  });

  it('finds converted files in a folder, not what lies beside them', async () => {
    const [first, second] = touch('Au/20260317_1/20260317_1_data.hdf5', 'Au/20260317_2/20260317_2_data.hdf5');
    touch('Au/20260317_1/20260317_1.hdf', 'Au/scripts/x/y_data.hdf5', 'Au/.20260317_3_data.hdf5', 'Au/raw_data.mib');
    const { files, several } = await calibrationInputs([join(folder, 'Au')], unguarded);
    expect(files).toEqual([first, second]);
    expect(several).toBe(true);
  });

  it('finds raw files where nothing is converted', async () => {
    mkdirSync(join(folder, 'Au/20260317_101209'), { recursive: true });
    const mib = writeMib(join(folder, 'Au/20260317_101209/20260317_101204_data.mib'), numbered(4));
    expect((await calibrationInputs([folder], unguarded)).files).toEqual([mib]);
  });

  it('takes single patterns of a folder with nothing else where they are asked for, and none from deeper', async () => {
    const [hspy, tif] = touch('Au/gold.hspy', 'Au/gold.TIF');
    touch('Au/report.html', 'Au/.hidden.tif', 'Au/pictures/grain.tif');
    expect((await calibrationInputs([join(folder, 'Au')], unguarded)).problems).toEqual([
      expect.objectContaining({ code: 'E_NO_DATA' })
    ]);
    expect(await calibrationInputs([join(folder, 'Au')], unguarded, true)).toEqual({
      files: [tif, hspy].sort(),
      problems: [],
      several: true
    });
    const [converted] = touch('Au/20260317_1/20260317_1_data.hdf5');
    expect((await calibrationInputs([join(folder, 'Au')], unguarded, true)).files).toEqual([converted]);
  });

  it('reports what cannot be calibrated, and goes on', async () => {
    const [a] = touch('a.hspy');
    mkdirSync(join(folder, 'empty'));
    const { files, problems } = await calibrationInputs([join(folder, 'empty'), join(folder, 'gone'), a], unguarded);
    expect(files).toEqual([a]);
    expect(problems.map(({ code }) => code)).toEqual(['E_NO_DATA', 'E_NOT_FOUND']);
  });
});
