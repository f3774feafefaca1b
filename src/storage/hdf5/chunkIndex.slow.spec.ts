import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';

import { InputError } from '../../core/errors';
import { ChunkLookup, ChunkTable, DATA_PATH, readChunkTable } from './chunkIndex';
import { filtersIn } from './filterFolder';
import { inHdf5File } from './hdf5';
import { plainSpec, writeFrames } from './testing/framesFile';

let folder: string;
beforeAll(() => {
  filtersIn(join(__dirname, '../../../node_modules/h5wasm-plugins/plugins'));
  folder = mkdtempSync(join(tmpdir(), 'chunk-index-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

const FRAME = [1, 2];

/** A file of uint16 frames of 1 x 2 pixels, value = chunk number and its square, without the chunks in `absent`. */
function makeFile(scan: number[], absent: (index: number) => boolean): { path: string; table: ChunkTable } {
  const path = join(folder, `${scan.join('x')}.hdf5`);
  const chunks = Array.from({ length: scan.reduce((product, size) => product * size, 1) }, (_, index) =>
    absent(index) ? undefined : new Uint8Array(Uint16Array.of(index, index * index).buffer)
  );
  return { path, table: writeFrames(path, plainSpec([...scan, ...FRAME], 'uint16'), chunks) };
}

/** All pixels as the HDF5 library itself reads them. */
function readAll(path: string): Promise<Uint16Array> {
  return inHdf5File(path, 'r', file => {
    const dataset = file.get(DATA_PATH);
    return dataset !== null && 'slice' in dataset ? (dataset.value as Uint16Array) : new Uint16Array();
  });
}

function expected(chunks: number, absent: (index: number) => boolean): Uint16Array {
  return Uint16Array.from({ length: 2 * chunks }, (_, at) => {
    const index = at >> 1;
    return absent(index) ? 0 : at % 2 === 0 ? index : index * index;
  });
}

const none = (): boolean => false;

describe('the chunk index', () => {
  it.each([[[1]], [[63]], [[64]], [[65]], [[1, 1]], [[8, 8]], [[64, 64]], [[65, 63]], [[4097]]])(
    'of a %j scan is read by the HDF5 library and by readChunkTable',
    async scan => {
      const { path, table } = makeFile(scan, none);
      expect(await readAll(path)).toEqual(expected(table.length, none));
      const found = readChunkTable(path);
      expect(found).toMatchObject({
        shape: [...scan, ...FRAME],
        type: 'uint16',
        chunk: [...scan.map(() => 1), ...FRAME]
      });
      expect(found.filters).toEqual([]);
      expect(found.table.offsets).toEqual(table.offsets);
      expect(found.table.sizes).toEqual(table.sizes);
    }
  );

  it('of 262,144 chunks', async () => {
    const { path, table } = makeFile([512, 512], none);
    const [row, last] = await inHdf5File(path, 'r', file => {
      const dataset = file.get(DATA_PATH);
      return dataset !== null && 'slice' in dataset
        ? [dataset.slice([[300, 301], [], [], []]), dataset.slice([[511, 512], [511, 512], [], []])]
        : [];
    });
    const all = expected(table.length, none);
    expect(row).toEqual(all.slice(300 * 1024, 301 * 1024));
    expect(last).toEqual(all.slice(-2));
    // Not toEqual, which takes seconds for so many numbers
    expect(
      Buffer.compare(Buffer.from(readChunkTable(path).table.offsets.buffer), Buffer.from(table.offsets.buffer))
    ).toBe(0);
    const lookup = ChunkLookup.open(path);
    for (const index of [0, 1, 63, 64, 4095, 4096, 131071, 262143]) {
      expect(lookup.findChunk(index)).toEqual({ offset: table.offsets[index], size: 4, filterMask: 0 });
    }
    lookup.close();
  });

  it.each([
    ['the first', (index: number) => index < 3],
    ['the last', (index: number) => index > 190],
    ['two of three', (index: number) => index % 3 !== 1],
    ['a whole node', (index: number) => index >= 64 && index < 128],
    ['all', () => true]
  ])('without %s chunks reads as zeros there', async (_, absent) => {
    const { path, table } = makeFile([14, 14], absent);
    expect(await readAll(path)).toEqual(expected(196, absent));
    expect(readChunkTable(path).table.sizes).toEqual(table.sizes);
    const lookup = ChunkLookup.open(path);
    for (let index = 0; index < 196; index++) {
      const place = lookup.findChunk(index);
      expect(place?.offset).toBe(absent(index) ? undefined : table.offsets[index]);
    }
    expect(() => lookup.findChunk(196)).toThrow(RangeError);
    lookup.close();
  });

  it('is shared between threads through its descriptor', () => {
    const table = new ChunkTable([2, 3]);
    const other = ChunkTable.from(structuredClone(table.descriptor));
    other.set(5, 2 ** 40 + 1, 77);
    expect([table.offsets[5], table.sizes[5]]).toEqual([2 ** 40 + 1, 77]);
    expect(() => new ChunkTable([2, 2], table.descriptor)).toThrow(RangeError);
  });
});

describe('readChunkTable of other files', () => {
  it('finds the Blosc chunks of the existing converter', async () => {
    const path = join(folder, 'blosc.hdf5');
    const pixels = Uint16Array.from({ length: 5 * 7 * 16 * 32 }, (_, at) => (at * at) % 97);
    await inHdf5File(path, 'w', file => {
      file
        .create_group('Experiments')
        .create_group('__unnamed__')
        .create_dataset({
          name: 'data',
          data: pixels,
          shape: [5, 7, 16, 32],
          chunks: [1, 1, 16, 32],
          compression: 32001,
          compression_opts: [0, 0, 0, 0, 9, 2, 0]
        });
    });
    const { table, shape, type, chunk, filters } = readChunkTable(path);
    expect({ shape, type, chunk }).toEqual({ shape: [5, 7, 16, 32], type: 'uint16', chunk: [1, 1, 16, 32] });
    expect(filters.map(({ id }) => id)).toEqual([32001]);
    const bytes = readFileSync(path);
    table.sizes.forEach((size, index) => {
      // Blosc's own header: bytes of the frame at 4, bytes of the chunk at 12
      const at = table.offsets[index];
      expect([bytes.readUInt32LE(at + 4), bytes.readUInt32LE(at + 12)]).toEqual([1024, size]);
    });
  });

  it('numbers chunks that are not whole frames in row-major order of their grid', async () => {
    const path = join(folder, 'grid.hdf5');
    const pixels = Uint8Array.from({ length: 5 * 7 * 6 }, (_, at) => at);
    await inHdf5File(path, 'w', file => {
      file.create_dataset({ name: 'cube', data: pixels, shape: [5, 7, 6], chunks: [2, 3, 4] });
    });
    const { table } = readChunkTable(path, '/cube');
    expect(table.counts).toEqual([3, 3, 2]);
    const bytes = readFileSync(path);
    table.offsets.forEach((offset, index) => {
      const [z, y, x] = [Math.floor(index / 6) * 2, (Math.floor(index / 2) % 3) * 3, (index % 2) * 4];
      expect(bytes[offset]).toBe(pixels[z * 42 + y * 6 + x]);
    });
  });

  it('tells which chunks are unpacked, as HDF5 writes them where it lacks the filter', async () => {
    const path = join(folder, 'unpacked.hdf5');
    writeFrames(path, plainSpec([1, 2, 8, 8], 'uint8', { compression: 'bitshuffle-lz4' }));
    await inHdf5File(path, 'a', file => {
      const dataset = file.get(DATA_PATH);
      if (dataset !== null && 'write_slice' in dataset) {
        dataset.write_slice([[], [1, 2], [], []], new Uint8Array(64).fill(9));
      }
    });
    const { table, filterMasks } = readChunkTable(path);
    expect([...table.sizes]).toEqual([0, 64]);
    expect([...filterMasks]).toEqual([[1, 1]]);
  });

  it.each([
    ['virtual or contiguous data', 'contiguous', 'E_HDF5_UNSUPPORTED', /no chunks/],
    ['floats', 'floats', 'E_HDF5_UNSUPPORTED', /unsigned little-endian counts/],
    ['a group', 'group', 'E_HDF5_UNSUPPORTED', /not a dataset/],
    ['a missing name', 'nothing', 'E_HDF5_NO_OBJECT', /does not contain "nothing"/]
  ])('refuses %s', async (_, name, code, message) => {
    const path = join(folder, 'kinds.hdf5');
    await inHdf5File(path, 'w', file => {
      file.create_dataset({ name: 'contiguous', data: new Uint8Array(8), shape: [2, 2, 2] });
      file.create_dataset({ name: 'floats', data: new Float32Array(8), shape: [2, 2, 2], chunks: [1, 2, 2] });
      file.create_group('group');
    });
    expect(() => readChunkTable(path, name)).toThrow(message);
    expect(() => readChunkTable(path, name)).toThrow(expect.objectContaining({ code }));
  });

  it('says that a file is missing, empty, truncated or not HDF5', async () => {
    const { path } = makeFile([2, 5], none);
    const whole = readFileSync(path);
    const broken = join(folder, 'broken.hdf5');
    const codeOf = (bytes: Uint8Array): unknown => {
      writeFileSync(broken, bytes);
      try {
        return readChunkTable(broken);
      } catch (error) {
        return error instanceof InputError && error.message.includes(broken) ? error.code : error;
      }
    };
    expect(codeOf(whole.subarray(0, 0))).toBe('E_NOT_HDF5');
    expect(codeOf(new TextEncoder().encode('MQ1,000001,00384,01,0256,0256,U16'))).toBe('E_NOT_HDF5');
    expect(codeOf(whole.subarray(0, 20))).toBe('E_HDF5_TRUNCATED');
    expect(codeOf(whole.subarray(0, whole.length - 1))).toBe('E_HDF5_TRUNCATED');
    expect(() => readChunkTable(join(folder, 'none.hdf5'))).toThrow(/none\.hdf5/);
  });
});

describe('damage', () => {
  it('anywhere in the file gives a result or an InputError, never a crash or an endless loop', async () => {
    const { path } = makeFile([9, 9], none);
    const whole = readFileSync(path);
    const broken = join(folder, 'fuzz.hdf5');
    const flips = fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(flips, changes => {
        const bytes = Uint8Array.from(whole);
        changes.forEach(([at, value]) => (bytes[at] = value));
        writeFileSync(broken, bytes);
        try {
          readChunkTable(broken);
          const lookup = ChunkLookup.open(broken);
          try {
            lookup.findChunk(0);
          } finally {
            lookup.close();
          }
        } catch (error) {
          if (!(error instanceof InputError || String(error).includes('There is no chunk 0'))) {
            throw error;
          }
        }
      }),
      { numRuns: 1000 }
    );
  });

  it('a node that is its own child ends', async () => {
    const { path, table } = makeFile([65], none);
    const bytes = readFileSync(path);
    // A node of chunks, of level 1: the root. Its first child address follows 24 bytes of head and one key
    const root = bytes.indexOf('TREE\x01\x01', 'latin1');
    expect(root).toBeGreaterThan(0);
    bytes.writeBigUInt64LE(BigInt(root), root + 24 + 40);
    writeFileSync(path, bytes);
    expect(() => readChunkTable(path)).toThrow(/level 1 in the wrong place/);
    expect(table.length).toBe(65);
  });
});
