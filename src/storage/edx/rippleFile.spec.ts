import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { openRipple } from './rippleFile';

describe('openRipple', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'ripple-'));
  });
  afterAll(() => rm(folder, { recursive: true }));

  const open = async (byteOrder: string, counts: readonly number[]): Promise<unknown> => {
    const raw = Buffer.alloc(4 * 6);
    counts.forEach((count, at) => raw.writeUInt32LE(count, 4 * at));
    await writeFile(join(folder, 'map.raw'), raw);
    await writeFile(
      join(folder, 'map.rpl'),
      `width 2\nheight 1\ndepth 3\ndata-length 4\ndata-type unsigned\nbyte-order ${byteOrder}\nrecord-by vector\n`
    );
    return openRipple(join(folder, 'map.rpl'), () => Promise.resolve());
  };

  it('refuses counts that make sense in the other order of bytes only', async () => {
    const counts = [0, 3, 70, 0, 1, 2];
    await expect(open('big-endian', counts)).rejects.toThrow(
      'byte-order is big-endian, and read so every count is a multiple of 65536: the order is probably little-endian.'
    );
    await expect(open('little-endian', counts)).resolves.toMatchObject({ kind: 'ripple' });
  });

  it('takes an empty map in either order, and large counts among others', async () => {
    await expect(open('big-endian', [])).resolves.toMatchObject({ kind: 'ripple' });
    await expect(open('little-endian', [65536, 65537])).resolves.toMatchObject({ kind: 'ripple' });
  });
});
