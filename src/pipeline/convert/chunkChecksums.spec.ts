import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { firstDamaged, tableChecksum } from './chunkChecksums';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'checksums-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

/** CRC-32 of "123456789" is the check value of the algorithm's definition. */
const CHECK = 0xcbf43926;

function file(content: string): string {
  const path = join(folder, 'chunks');
  writeFileSync(path, content);
  return path;
}

const CHUNKS = {
  // Not in the order of the file; chunk 1 is absent
  offsets: Float64Array.of(20, 0, 5),
  sizes: Uint32Array.of(9, 0, 9),
  checksums: Uint32Array.of(CHECK, 0, CHECK)
};

describe('firstDamaged', () => {
  it('finds nothing where every chunk has its checksum', async () => {
    expect(await firstDamaged(file('.....123456789......123456789'), CHUNKS)).toBeUndefined();
  });

  it('names the first chunk in the file that has not', async () => {
    expect(await firstDamaged(file('.....123456780......123456780'), CHUNKS)).toBe(2);
    expect(await firstDamaged(file('.....123456789......123456780'), CHUNKS)).toBe(0);
  });

  it('takes a chunk beyond the end for damaged', async () => {
    expect(await firstDamaged(file('.....123456789......1234'), CHUNKS)).toBe(0);
  });

  it('can be stopped', async () => {
    const path = file('.....123456789......123456789');
    await expect(firstDamaged(path, CHUNKS, AbortSignal.abort())).rejects.toMatchObject({ name: 'AbortError' });
  });
});

test('tableChecksum is the CRC-32 of the little-endian checksums', () => {
  // "1234" and "5678" as numbers, then the check value of "12345678"
  expect(tableChecksum(Uint32Array.of(0x34333231, 0x38373635))).toBe('crc32:9ae0daaf');
});
