import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { unguarded } from '../../../storage/pathGuard';
import { InlineTasks } from '../../threads/taskRunner';
import { regionSpectrum } from './regionSpectrum';

const [PIXELS, CHANNELS] = [4, 3];

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'region '))));
afterEach(() => rmSync(folder, { recursive: true }));

/** A map of 4 x 4 pixels, whose counts are 10 times the number of the pixel and the channel. */
function written(pairs: readonly object[]): string {
  const map = join(folder, 'map.rpl');
  writeFileSync(
    map,
    `width ${PIXELS}\nheight ${PIXELS}\ndepth ${CHANNELS}\ndata-length 1\ndata-type unsigned\nrecord-by vector\n`
  );
  const counts = Array.from({ length: PIXELS * PIXELS }, (_, pixel) => [0, 1, 2].map(channel => 10 * pixel + channel));
  writeFileSync(join(folder, 'map.raw'), Uint8Array.from(counts.flat()));
  const record = join(folder, 'analysis.json');
  const files = [{ input: 'a', stamp: 'a', maps: 'm', classes: 'c', elements: null, edx: map }];
  const result = { folder, record, report: 'r', components: 1, q: [0, 1], files, profiles: 'p' };
  const axis = { channels: CHANNELS, 'width(keV)': 0.01, 'offset(keV)': -0.2 };
  const edx = { axis, elements: [], pairs: pairs.map(pair => ({ map, ...pair })) };
  writeFileSync(record, JSON.stringify({ inputs: [{ path: 'a', stamp: 'a', scan: [8, 8] }], edx, result }));
  return record;
}

describe('regionSpectrum', () => {
  it.each<[string, { row: number; column: number; rows: number; columns: number }, number[]]>([
    ['two whole pixels', { row: 2, column: 4, rows: 2, columns: 4 }, [65, 66, 67]],
    ['less than a pixel', { row: 7, column: 7, rows: 1, columns: 1 }, [150, 151, 152]]
  ])('is the mean of the pixels of a coarser map that the region covers: %s', async (_name, region, expected) => {
    const means = { runner: new InlineTasks(), guard: unguarded, signal: new AbortController().signal };
    for (const pairs of [[{ scan_positions_per_pixel: [2, 2] }], [{ note: 'of an earlier version' }]]) {
      const { spectrum } = await regionSpectrum({ record: written(pairs), file: 0, region }, means);
      expect(spectrum).toEqual({ axis: { offset: -0.2, scale: 0.01, bins: CHANNELS }, curves: [expected] });
    }
  });
});
