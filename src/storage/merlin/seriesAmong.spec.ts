import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';

import { openSeries } from './series';
import type { SizedFile } from './seriesAmong';
import { SeriesDivision } from './seriesAmong';
import { numbered, writeMib } from './spec/writeMib';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'series-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function write(name: string, count: number, first = 1): string {
  return writeMib(join(folder, name), numbered(count, first));
}

function sized(paths: string[]): SizedFile[] {
  return paths.map(path => ({ path, bytes: statSync(path).size }));
}

function names(series: string[][]): string[][] {
  return series.map(files => files.map(file => basename(file))).sort();
}

describe('SeriesDivision', () => {
  it('divides files as opening each of them does', async () => {
    const paths = [
      write('s_1.mib', 3),
      write('s_2.mib', 3, 4),
      write('s_3.mib', 3, 8),
      write('s_10.mib', 3, 100),
      write('s_11.mib', 2, 103)
    ];
    const found = await new SeriesDivision().divide(sized(paths));
    for (const series of found) {
      for (const path of series) {
        expect((await openSeries(path)).files.map(file => file.path)).toEqual(series);
      }
    }
    expect(names(found)).toEqual([
      ['s_1.mib', 's_2.mib', 's_3.mib'],
      ['s_10.mib', 's_11.mib']
    ]);
  });

  it('leaves files alone that each begin again, have another format, or cannot be read', async () => {
    const paths = [write('s_1.mib', 3), write('s_2.mib', 3), write('s_4.mib', 3, 4)];
    paths.push(writeMib(join(folder, 's_3.mib'), numbered(3, 4), { depth: 24 }));
    writeFileSync(join(folder, 's_5.mib'), 'nothing');
    paths.push(join(folder, 's_5.mib'));
    const found = names(await new SeriesDivision().divide(sized(paths)));
    expect(found.flat().sort()).toEqual(['s_1.mib', 's_2.mib', 's_3.mib', 's_4.mib', 's_5.mib']);
    expect(found).toContainEqual(['s_3.mib']);
    expect(found).toContainEqual(['s_5.mib']);
  });

  it('takes in files that are added or grow', async () => {
    const division = new SeriesDivision();
    const first = write('s_1.mib', 3);
    const second = write('s_2.mib', 1, 4);
    expect(await division.divide(sized([first, second]))).toEqual([[first, second]]);
    write('s_2.mib', 3, 4);
    const third = write('s_3.mib', 3, 7);
    expect(await division.divide(sized([first, second, third]))).toEqual([[first, second, third]]);
  });
});
