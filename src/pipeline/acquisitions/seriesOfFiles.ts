import { dirname } from 'node:path';

import type { RawFile } from './rawFile';

/** The raw files that are one acquisition, in the order of their frames. */
export type RawSeries = readonly RawFile[];

/**
 * Puts files together whose names differ in their last digits only: they may be one series. What they are is found out by
 * `divide`, again only when one of them has changed.
 */
export class SeriesOfFiles {
  /** @param divide series among files of one family, as paths */
  constructor(private readonly divide: (family: readonly RawFile[]) => Promise<string[][]>) {}

  async of(files: Iterable<RawFile>): Promise<RawSeries[]> {
    const found: RawSeries[] = [];
    const divided = new Map<string, Division>();
    for (const [name, family] of families(files)) {
      if (family.length === 1) {
        found.push(family);
        continue;
      }
      const state = family.map(({ path, bytes }) => `${path}/${bytes}`).join('\n');
      const before = this.divisions.get(name);
      const paths = before?.state === state ? before.paths : await this.divide(family);
      divided.set(name, { state, paths });
      const byPath = new Map(family.map(file => [file.path, file]));
      found.push(...paths.map(series => series.flatMap(path => byPath.get(path) ?? [])));
    }
    this.divisions = divided;
    return found.filter(series => series.length > 0);
  }

  private divisions = new Map<string, Division>();
}

interface Division {
  readonly state: string;
  readonly paths: string[][];
}

/** Of each family the file that would be the first of a series: what can be shown before the frames were looked at. */
export function likelyFirst(files: Iterable<RawFile>): RawFile[] {
  return [...families(files).values()].map(family => family.reduce((a, b) => (isBefore(b.path, a.path) ? b : a)));
}

function families(files: Iterable<RawFile>): Map<string, RawFile[]> {
  const found = new Map<string, RawFile[]>();
  for (const file of files) {
    const name = file.path.slice(dirname(file.path).length).replace(/\d+\.mib$/i, '.mib');
    const key = dirname(file.path) + name;
    const family = found.get(key);
    if (family) {
      family.push(file);
    } else {
      found.set(key, [file]);
    }
  }
  return found;
}

function isBefore(a: string, b: string): boolean {
  return a.length === b.length ? a < b : a.length < b.length;
}
