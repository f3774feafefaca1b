import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { withFileBytes } from '../fileBytes';
import { inHdf5File } from '../hdf5';
import { hyperSpyRoot } from '../hyperspyFile';
import { createFile } from '../write/createFile';
import { booleans, chunk, numbers, texts } from '../write/node';
import { inStoredTree } from './inStoredTree';
import { libraryGroup } from './libraryTree';
import { plainRoot } from './plainTree';
import type { StoredGroup } from './storedTree';
import { groupBelow } from './storedTree';

describe('plainRoot', () => {
  let folder: string;
  const path = (): string => join(folder, 'file.h5');

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'tree-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  /** All that can be asked of a tree; of values that are in chunks the library alone. */
  function contents(group: StoredGroup, hasValues: (name: string) => boolean): unknown {
    const { groups, datasets } = group.members();
    return {
      path: group.path,
      attributes: group.attributes(),
      linked: [...group.linked().keys()],
      datasets: [...datasets].map(([name, { path: at, shape, type, isEnumeration, values }]) => ({
        ...{ name, at, shape, type, isEnumeration },
        values: hasValues(name) ? values() : undefined
      })),
      groups: [...groups].map(([name, part]) => [name, contents(part, hasValues)])
    };
  }

  async function sameAsLibrary(hasValues: (name: string) => boolean): Promise<unknown> {
    const own = withFileBytes(path(), 'r', file => contents(plainRoot(file), hasValues));
    expect(own).toEqual(await inHdf5File(path(), 'r', file => contents(libraryGroup(file), hasValues)));
    return own;
  }

  it('reads what the library writes as the library does', async () => {
    await inHdf5File(path(), 'w', file => {
      // More members than a leaf of a group holds
      for (let at = 0; at < 40; at++) {
        file.create_group(`group_${at}`);
      }
      const group = file.create_group('of_values');
      const typed = [
        ...[Int8Array.of(-1), Uint8Array.of(255), Int16Array.of(-300, 7), Uint16Array.of(65535)],
        ...[Int32Array.of(-70_000), Uint32Array.of(2 ** 32 - 1), BigInt64Array.of(-(2n ** 40n), 3n)],
        ...[BigUint64Array.of(2n ** 40n), Float32Array.of(0.1, NaN), Float64Array.of(Math.PI, -Infinity)]
      ];
      typed.forEach((data, at) => group.create_dataset({ name: `data_${at}`, data }));
      typed.forEach((data, at) => group.create_attribute(`list_${at}`, data));
      group.create_dataset({ name: 'table', data: Float32Array.from({ length: 6 }, Math.sqrt), shape: [2, 3] });
      group.create_dataset({ name: 'scalar', data: 2.5, shape: [], dtype: '<d' });
      group.create_dataset({ name: 'text', data: 'Ångström' });
      group.create_dataset({ name: 'long_texts', data: ['', 'mrad', '1/Å', 'x'.repeat(5000)] });
      group.create_attribute('number', 3, [], '<i');
      group.create_attribute('exact', 0.1, [], '<d');
      group.create_attribute('text', 'kV');
      group.create_attribute('texts', ['nm', '', 'Å']);
      group.create_attribute('fixed', 'abc', [], 'S8');
      file.create_soft_link('/of_values/table', 'link');
    });
    expect(await sameAsLibrary(() => true)).toMatchObject({ path: '/' });
  });

  it('reads what this program writes as the library does', async () => {
    const axes = [2, 3].map(size => ({ name: 'Å', units: 'nm', scale: 0.1, offset: -1, size, navigate: false }));
    const root = hyperSpyRoot(
      { axes, signal: { signal_type: 'x' }, original: { list: { n: 3, text: 'é' } }, title: 'a title' },
      chunk(Float32Array.from({ length: 6 }), [2, 3])
    );
    const own = { kind: 'group', attributes: { yes: true, no: false, big: 2n ** 40n, half: 0.5 } } as const;
    const members = {
      mask: booleans(Uint8Array.of(0, 1), [2]),
      names: texts(['a', 'µm']),
      area: numbers(Float64Array.of(1, 2))
    };
    createFile(path(), { ...root, members: { ...root.members, own: { ...own, members } } });
    await sameAsLibrary(name => name !== 'data' && name !== 'mask');
  });

  it.each(['groups of the newer format', 'numbers in the other byte order'])('leaves %s to the library', async what => {
    const isNew = what === 'groups of the newer format';
    const library = await inHdf5File(path(), 'w', (_, all) => all);
    const file = new library.File(path(), 'w', { libver: isNew ? 'latest' : ['earliest', 'latest'] });
    file.create_group('inner').create_attribute('number', 5, [], '<i');
    file.close();
    if (!isNew) {
      const bytes = readFileSync(path());
      const type = bytes.indexOf(Uint8Array.of(0x10, 8, 0, 0, 4, 0, 0, 0, 0, 0, 32, 0));
      bytes[type + 1] |= 1;
      writeFileSync(path(), bytes);
    }
    const look = (root: StoredGroup): unknown => groupBelow(root, ['inner'])?.attributes();
    expect(() => withFileBytes(path(), 'r', own => look(plainRoot(own)))).toThrow(
      expect.objectContaining({ code: 'E_HDF5_UNSUPPORTED' }) as Error
    );
    const found = await inStoredTree(path(), look);
    expect(found).toEqual({ number: expect.any(Number) as number });
    expect(found).toEqual(await inHdf5File(path(), 'r', root => look(libraryGroup(root))));
  });

  it('ends in a sentence whatever bytes are flipped', async () => {
    await inHdf5File(path(), 'w', file => {
      const group = file.create_group('inner');
      group.create_attribute('text', 'a text in the heap');
      group.create_attribute('list', Float64Array.of(1, 2, 3));
      group.create_dataset({ name: 'texts', data: ['one', 'two'] });
    });
    const bytes = readFileSync(path());
    for (let at = 96; at < bytes.length; at += 29) {
      const flipped = Uint8Array.from(bytes);
      flipped[at] ^= 0xff;
      writeFileSync(path(), flipped);
      try {
        withFileBytes(path(), 'r', file => contents(plainRoot(file), () => true));
      } catch (cause) {
        expect(cause).toMatchObject({ code: expect.stringMatching(/^E_HDF5_/) as string });
      }
    }
  });
});
