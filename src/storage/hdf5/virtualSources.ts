import { InputError } from '../../core/errors';
import { readHeapObject } from './globalHeap';
import type { Hdf5Dataset, Hdf5File } from './hdf5';
import { inLinkedFile } from './hdf5';
import { MESSAGE, readMessages } from './objectHeader';
import { linkedPath, objectPlace, withHdf5Bytes } from './objectPlace';
import type { VirtualPart } from './virtualSelections';
import { readVirtualParts } from './virtualSelections';

const VIRTUAL = 3;
const DEEPEST = 8;

/**
 * Looks whether all that a virtual dataset shows is there: the library takes what is missing in its sources for the fill value,
 * without a word. Within the work of `inHdf5File`.
 *
 * @param path the file
 * @returns a sentence on numbers that come from no source by the dataset's own list; undefined when there are none
 * @throws InputError `E_LINKED_MISSING`, `E_LINKED_SHORT` for a source that is not there, or smaller than what is taken of it;
 * `E_LINKED_FILE`, `E_HDF5_UNSUPPORTED`, `E_HDF5_DAMAGED`
 */
export function checkVirtualSources(path: string, dataset: Hdf5Dataset, depth = 0): string | undefined {
  if (!dataset.metadata.virtual_sources) {
    return undefined;
  }
  if (depth > DEEPEST) {
    throw new InputError('E_HDF5_UNSUPPORTED', `${path}: ${dataset.path} shows itself. Choose the file with the data.`);
  }
  const place = objectPlace(path, dataset.root, dataset.path);
  const parts = partsOf(place.file, place.address);
  const shape = dataset.shape ?? [];
  const notes = bySource(parts.filter(isNamed)).map(taken => {
    const [{ file: name }] = taken;
    const file = name === '.' ? place.file : linkedPath(place.file, name.replaceAll('%%', '%'));
    return inLinkedFile(file, opened => checkSource(path, file, opened, taken, shape, depth));
  });
  return gapSentence(path, dataset.path, shape, parts) ?? notes.find(note => note !== undefined);
}

function checkSource(
  path: string,
  file: string,
  opened: Hdf5File,
  parts: readonly VirtualPart[],
  shape: readonly number[],
  depth: number
): string | undefined {
  const name = parts[0].dataset.replaceAll('%%', '%');
  const source = opened.get(name);
  if (source === null || !('resize' in source)) {
    throw new InputError(
      'E_LINKED_MISSING',
      `${path} has data in ${file}, under ${name}: there is no such dataset in it. Copy that file again, or choose another.`
    );
  }
  const size = source.shape ?? [];
  for (const { source: taken, target } of parts) {
    const isHeld = taken
      ? taken.elements === 0 ||
        (taken.extent.length === size.length && taken.extent.every((extent, at) => extent <= size[at]))
      : elementsOf(size) === (target ? target.elements : elementsOf(shape));
    if (!isHeld) {
      throw new InputError(
        'E_LINKED_SHORT',
        `${path} has data in ${file}, under ${name}: that is ${size.join(' x ')} numbers, and ` +
          `${taken ? taken.extent.join(' x ') : `${target ? target.elements : elementsOf(shape)} in all`} are taken from it. ` +
          'Copy that file again, or choose another.'
      );
    }
  }
  return checkVirtualSources(file, source, depth + 1);
}

function partsOf(path: string, address: number): VirtualPart[] {
  return withHdf5Bytes(path, file => {
    const layout = readMessages(file, address).find(({ type }) => type === MESSAGE.layout)?.body;
    if (!layout || layout.byteLength < 14 || layout.getUint8(0) < 4 || layout.getUint8(1) !== VIRTUAL) {
      throw file.damaged('the list of the sources of its virtual dataset is not there');
    }
    const heap = layout.getBigUint64(2, true);
    return readVirtualParts(file, readHeapObject(file, Number(heap), layout.getUint32(10, true)));
  });
}

/** Those of one dataset of one file together: every scan row may be one. */
function bySource(parts: readonly VirtualPart[]): VirtualPart[][] {
  const sources = new Map<string, VirtualPart[]>();
  for (const part of parts) {
    const key = `${part.file}\0${part.dataset}`;
    const found = sources.get(key);
    if (found) {
      found.push(part);
    } else {
      sources.set(key, [part]);
    }
  }
  return [...sources.values()];
}

/** Other names stand for as many files or datasets as there are: %b is the number of the block, %% a percent sign. */
function isNamed({ file, dataset }: VirtualPart): boolean {
  return [file, dataset].every(name => !name.replaceAll('%%', '').includes('%b'));
}

function gapSentence(
  path: string,
  name: string,
  shape: readonly number[],
  parts: readonly VirtualPart[]
): string | undefined {
  const all = elementsOf(shape);
  const shown = parts.reduce((sum, { target }) => sum + (target ? target.elements : all), 0);
  return shown < all
    ? `${path}: ${all - shown} of the ${all} numbers of ${name} come from no file by its own list. They are read as its fill value, which is 0 unless set.`
    : undefined;
}

function elementsOf(shape: readonly number[]): number {
  return shape.reduce((product, size) => product * size, 1);
}
