import { InputError } from '../../../core/errors';
import type { AreaHull } from '../../../protocol/analyse/analysisRequests';
import { naming } from '../../../storage/fileErrors';
import type { PathGuard } from '../../../storage/pathGuard';
import { readText } from '../../../storage/regularFile';
import { besideRecord } from './storedAnalysis';

/** An area has some hundred bytes. */
const MOST_BYTES = 64 << 20;

/** Data set, class and hull of a line of `areas.csv`; names with commas stand in quotes. */
const LINE = /^(?:"((?:[^"]|"")*)"|([^,]*)),(?:"(?:[^"]|"")*"|[^,]*),(\d+),.*,([\d. ;-]+)$/;

/**
 * Hulls of the areas of a data set, as `areas.csv` has them; none where none were looked for, or the file is gone.
 *
 * @param prefix what the files of the data set begin with
 */
export async function areaHulls(record: string, prefix: string, guard: PathGuard): Promise<AreaHull[]> {
  const path = besideRecord(record, 'areas.csv');
  try {
    await guard(path, 'read');
    const text = await naming(path, 'read', () => readText(path, MOST_BYTES));
    return text.split('\n').flatMap(line => {
      const [, quoted, plain = '', own, hull] = LINE.exec(line) ?? [];
      return hull === undefined || (quoted?.replaceAll('""', '"') ?? plain) !== prefix
        ? []
        : [{ class: Number(own), hull: hull.split(';').map(corner) }];
    });
  } catch (cause) {
    if (cause instanceof InputError) {
      return [];
    }
    throw cause;
  }
}

function corner(text: string): [number, number] {
  const [row, column] = text.split(' ').map(Number);
  return [row, column];
}
