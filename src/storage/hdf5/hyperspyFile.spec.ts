import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deflateSync } from 'node:zlib';

import type { CountType } from '../../core/merlin/pixelFormat';
import { pixelBytes } from '../../core/merlin/pixelFormat';
import { ChunkTable, DATA_PATH, readChunkTable } from './chunkIndex';
import { filtersIn } from './filterFolder';
import { readAttributes } from './groupReader';
import type { Hdf5Dataset, Hdf5Group } from './hdf5';
import { inHdf5File } from './hdf5';
import type { HyperSpySpec } from './hyperspyFile';
import { completeHyperSpyFile } from './hyperspyFile';
import { plainSpec, writeFrames } from './testing/framesFile';

let folder: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'hyperspy-file-'));
  filtersIn(join(__dirname, '../../../node_modules/h5wasm-plugins/plugins'));
  // HDF5 looks for a plugin when a dataset is created or read; writing to an existing one would store the frame unpacked
  const use = { data: new Uint8Array(8), shape: [8], chunks: [8], compression: 32008, compression_opts: [0, 2] };
  await inHdf5File(join(folder, 'plugin.h5'), 'w', file => file.create_dataset({ name: 'use', ...use }));
});
afterAll(() => rmSync(folder, { recursive: true }));

function spec(changes: Partial<HyperSpySpec> = {}): HyperSpySpec {
  return plainSpec(changes.shape ?? [2, 3, 8, 16], 'uint16', changes);
}

const COUNTS = { uint8: Uint8Array, uint16: Uint16Array, uint32: Uint32Array, uint64: BigUint64Array };

function attributesOf(path: string, object: string): Promise<ReturnType<typeof readAttributes>> {
  return inHdf5File(path, 'r', file => readAttributes(file.get(object) as Hdf5Group));
}

/** HDF5's byte shuffle: all first bytes, then all second bytes, ... */
function byteShuffle(bytes: Uint8Array, width: number): Uint8Array {
  const count = bytes.length / width;
  return bytes.map((_, at) => bytes[(at % count) * width + Math.floor(at / count)]);
}

describe('a file completed around its frames', () => {
  it('writes the layout that HyperSpy asks for', async () => {
    const path = join(folder, 'layout.hspy');
    writeFrames(
      path,
      spec({
        title: 'a/b',
        axes: [
          { name: 'scan_y', units: 'nm', scale: 2, offset: 0, size: 2, navigate: true },
          { name: 'scan_x', units: 'nm', scale: 2, offset: -1.5, size: 3, navigate: true },
          { scale: 1, offset: 0, size: 8, navigate: false },
          { scale: 1, offset: 0, size: 16, navigate: false }
        ],
        signal: { signal_type: 'electron_diffraction', flip: 'True' }
      })
    );
    expect(await attributesOf(path, '/')).toEqual({ file_format: 'HyperSpy', file_format_version: '3.3' });
    const experiment = '/Experiments/__unnamed__';
    expect(await attributesOf(path, experiment)).toMatchObject({ package: 'hyperspy' });
    expect(await attributesOf(path, `${experiment}/axis-1`)).toEqual({
      _type: 'UniformDataAxis',
      name: 'scan_x',
      units: 'nm',
      scale: 2,
      offset: -1.5,
      size: 3,
      navigate: true,
      is_binned: false
    });
    expect(await attributesOf(path, `${experiment}/axis-3`)).toMatchObject({
      name: '_None_',
      units: '_None_',
      navigate: false
    });
    expect(await attributesOf(path, `${experiment}/metadata/General`)).toEqual({ title: 'a/b' });
    expect(await attributesOf(path, `${experiment}/metadata/Signal`)).toEqual({
      signal_type: 'electron_diffraction',
      flip: 'True'
    });
    expect(await attributesOf(path, `${experiment}/metadata/_HyperSpy/Folding`)).toEqual({
      original_axes_manager: '_None_',
      original_shape: '_None_',
      signal_unfolded: false,
      unfolded: false
    });
    expect(await attributesOf(path, `${experiment}/attributes`)).toEqual({ _lazy: false, ragged: false });
    expect(await attributesOf(path, `${experiment}/original_metadata`)).toEqual({});
    expect(await attributesOf(path, `${experiment}/learning_results`)).toEqual({});
  });

  it('gives scale and size the types HyperSpy gives them, float64 and int64', async () => {
    const path = join(folder, 'types.hspy');
    writeFrames(path, spec());
    const types = await inHdf5File(path, 'r', file => {
      const { scale, offset, size, navigate } = (file.get('/Experiments/__unnamed__/axis-0') as Hdf5Group).attrs;
      return [scale.dtype, offset.dtype, size.dtype, navigate.metadata.enum_type?.members];
    });
    expect(types).toEqual(['<d', '<d', '<q', { FALSE: 0, TRUE: 1 }]);
  });

  it("codes dictionaries as HyperSpy's own writer does", async () => {
    const path = join(folder, 'tree.hspy');
    const original = {
      text: 'µm, 200 kV',
      nothing: null,
      absent: undefined,
      yes: true,
      whole: 3,
      broken: 0.25,
      large: 2 ** 53,
      'with/slash': 'kept',
      empty: [],
      list: [1, 2, 3],
      floats: [0.5, 1],
      names: ['a', 'bc'],
      array: Float32Array.of(1, 2),
      nested: { deeper: { no: false } }
    };
    writeFrames(path, spec({ original }));
    const root = '/Experiments/__unnamed__/original_metadata';
    expect(await attributesOf(path, root)).toEqual({
      text: 'µm, 200 kV',
      nothing: '_None_',
      yes: true,
      whole: 3,
      broken: 0.25,
      large: 2 ** 53,
      'with/slash': 'kept',
      _list_empty_empty: '_None_'
    });
    expect(await attributesOf(path, `${root}/nested/deeper`)).toEqual({ no: false });
    const stored = await inHdf5File(path, 'r', file =>
      ['_list_list', '_list_floats', '_list_names', 'array'].map(name => {
        const dataset = file.get(`${root}/${name}`) as Hdf5Dataset;
        return [dataset.dtype, dataset.json_value];
      })
    );
    expect(stored).toEqual([
      ['<q', [1, 2, 3]],
      ['<d', [0.5, 1]],
      ['S', ['a', 'bc']],
      ['<f', [1, 2]]
    ]);
  });

  it.each<[CountType]>([['uint8'], ['uint16'], ['uint32'], ['uint64']])(
    'declares gzip so that HDF5 unpacks %s chunks',
    async type => {
      const path = join(folder, `gzip-${type}.hspy`);
      const shape = [3, 8, 16];
      const width = pixelBytes(type);
      const pixels = Uint8Array.from({ length: 3 * 128 * width }, (_, at) => (at * at + at) % 251);
      const packed = [0, 1, 2].map(index => {
        const frame = pixels.subarray(index * 128 * width, (index + 1) * 128 * width);
        return index === 1 ? undefined : deflateSync(byteShuffle(frame, width), { level: 1 });
      });
      writeFrames(path, spec({ shape, type, compression: 'gzip' }), packed);
      pixels.fill(0, 128 * width, 2 * 128 * width);
      const [value, filters] = await inHdf5File(path, 'r', file => {
        const dataset = file.get(DATA_PATH) as Hdf5Dataset;
        return [dataset.value, dataset.filters.map(({ id, cd_values }) => [id, cd_values])];
      });
      expect(value).toEqual(new COUNTS[type](pixels.buffer));
      expect(filters).toEqual([
        [2, [width]],
        [1, [1]]
      ]);
    }
  );

  it("declares bitshuffle and LZ4 so that the filter's own plugin packs and unpacks frames", async () => {
    const path = join(folder, 'bitshuffle.hspy');
    writeFrames(path, spec({ type: 'uint32', compression: 'bitshuffle-lz4' }));
    const frame = Uint32Array.from({ length: 128 }, (_, at) => at * 1000);
    await inHdf5File(path, 'a', file => {
      (file.get(DATA_PATH) as Hdf5Dataset).write_slice([[1, 2], [2, 3], [], []], frame);
    });
    const { table, filters } = readChunkTable(path);
    expect(filters).toEqual([{ id: 32008, name: 'bitshuffle', values: [0, 4, 4, 0, 2] }]);
    expect([...table.sizes].map(size => size > 0)).toEqual([false, false, false, false, false, true]);
    // A chunk of filter 32008 begins with the big-endian number of unpacked bytes
    expect(readFileSync(path).readBigUInt64BE(table.offsets[5])).toBe(512n);
    const read = await inHdf5File(path, 'r', file =>
      (file.get(DATA_PATH) as Hdf5Dataset).slice([[1, 2], [2, 3], [], []])
    );
    expect(read).toEqual(frame);
  });

  it('refuses axes that do not fit', async () => {
    const path = join(folder, 'refused.hspy');
    expect(() => writeFrames(path, spec({ axes: [] }))).toThrow(RangeError);
  });

  it('names the file when its folder does not exist', async () => {
    const path = join(folder, 'none', 'x.hspy');
    expect(() => completeHyperSpyFile(path, spec(), new ChunkTable([2, 3]), 96)).toThrow(/x\.hspy/);
  });
});
