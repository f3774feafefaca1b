import { closeSync, mkdtempSync, openSync, readSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { convertOptionsSchema } from '../../../protocol/convert/convertOptions';
import { readChunkTable } from '../../../storage/hdf5/chunkIndex';
import { writeMib } from '../../../storage/merlin/spec/writeMib';
import { unguarded } from '../../../storage/pathGuard';
import { convertFile } from '../../convert/convertFile';
import { InlineTasks } from '../../threads/taskRunner';
import { patternSum } from '../patternSum';
import { wholeScan } from '../storedTiles';
import { openFrames } from './scanSource';
import { StoredFile } from './storedFile';

const [rows, columns] = [4, 5];
const { signal } = new AbortController();

describe('A stored frame whose bits were flipped', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'flipped-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  async function converted(compression: 'bitshuffle-lz4' | 'gzip' | 'none'): Promise<string> {
    const counts = Array.from({ length: rows * columns }, (_, frame) => frame + 1);
    const path = writeMib(join(folder, 'x_data.mib'), counts);
    const options = { out: folder, compression, reshape: 'known', scanX: columns, scanY: rows };
    const watch = { signal, guard: unguarded };
    return (await convertFile(path, convertOptionsSchema.parse(options), new InlineTasks(), watch)).output;
  }

  function flipBit(path: string, frame: number, byteFromEnd: number): void {
    const { offsets, sizes } = readChunkTable(path).table;
    const at = offsets[frame] + sizes[frame] - byteFromEnd;
    const handle = openSync(path, 'r+');
    const byte = new Uint8Array(1);
    readSync(handle, byte, 0, 1, at);
    writeSync(handle, Uint8Array.of(byte[0] ^ 4), 0, 1, at);
    closeSync(handle);
  }

  // Uncompressed counts, and literals of LZ4, unpack to other counts without any complaint
  it.each(['none', 'bitshuffle-lz4', 'gzip'] as const)('is neither shown nor summed (%s)', async compression => {
    const path = await converted(compression);
    flipBit(path, 7, compression === 'gzip' ? 6 : 1);
    const file = await StoredFile.open(path);
    const damaged = {
      code: 'E_HDF5_DAMAGED',
      message: `${path} is damaged: the pattern at row 1, column 2 does not have the checksum that was recorded when it was written. Copy or convert it again.`
    };
    try {
      expect((await file.frame(6))?.[0]).toBe(7);
      await expect(file.frame(7)).rejects.toMatchObject(damaged);
      const stored = file.tabled();
      const sum = patternSum(openFrames(stored), wholeScan(stored), new InlineTasks(), signal, async () => undefined);
      await expect(sum).rejects.toMatchObject(damaged);
    } finally {
      file.close();
    }
  });
});
