import type { CountType } from '../../core/merlin/pixelFormat';
import { InputError } from '../../core/errors';
import { objectAddress } from './objectPlace';
import { withFileBytes } from './fileBytes';
import { heapCollection } from './globalHeap';
import { groupAt, inHdf5File } from './hdf5';
import { MESSAGE, readMessages, rewriteBody } from './objectHeader';
import { readSuperblock, writeEndOfFile } from './superblock';
import { frameMappings, virtualBlock } from './virtualMapping';

/** Where the frames of a virtual dataset really are. */
export interface VirtualSource {
  /** File, relative to the folder of the file with the virtual dataset, so that both can be moved together */
  file: string;
  /** Path of the dataset in that file */
  dataset: string;
  /** [scanY, scanX, detY, detX] or [frames, detY, detX] */
  shape: number[];
}

const EMPTY = { uint8: Uint8Array, uint16: Uint16Array, uint32: Uint32Array, uint64: BigUint64Array };

/**
 * Adds a dataset that shows the frames of another file as one list, without copying them.
 *
 * h5wasm cannot create such a dataset: an empty chunked one is made in its place, then its layout message is rewritten
 * as virtual (version 4, class 3: HDF5 File Format Specification, IV.A.2.i) and the mapping appended to the file.
 *
 * @param path file to add to
 * @param name path of the new dataset; its groups are created as needed
 * @param shape [frames, detY, detX]
 * @throws InputError `E_EXISTS` when the file has such a dataset, `E_HDF5_WRITE` when it cannot be changed
 */
export async function addVirtualDataset(
  path: string,
  name: string,
  shape: number[],
  type: CountType,
  source: VirtualSource
): Promise<void> {
  const [frames, ...detector] = shape;
  if (source.shape.slice(0, -2).reduce((product, size) => product * size, 1) !== frames || frames < 1) {
    throw new RangeError(`A source of ${source.shape.join(' x ')} does not fill ${shape.join(' x ')}.`);
  }
  const address = await inHdf5File(path, 'a', file => {
    const parts = name.split('/').filter(part => part !== '');
    const group = groupAt(path, file, parts.slice(0, -1));
    const last = parts[parts.length - 1];
    if (group.keys().includes(last)) {
      throw new InputError('E_EXISTS', `${path} already contains ${name}.`);
    }
    const dataset = group.create_dataset({
      name: last,
      data: new EMPTY[type](0),
      shape: [0, ...detector],
      maxshape: shape,
      chunks: [1, ...detector]
    });
    dataset.resize(shape);
    return objectAddress(dataset);
  });
  const heap = heapCollection([virtualBlock(source.file, source.dataset, frameMappings(source.shape))]);
  withFileBytes(path, 'r+', file => {
    const { version } = readSuperblock(file);
    const layout = readMessages(file, address).find(({ type }) => type === MESSAGE.layout);
    if (layout === undefined) {
      throw file.damaged(`${name}, which was just written, has no layout`);
    }
    const heapAddress = Math.ceil(file.size / 8) * 8;
    file.write(heapAddress, heap);
    writeEndOfFile(file, version, file.size);
    const body = new DataView(new ArrayBuffer(14));
    body.setUint8(0, 4);
    body.setUint8(1, 3);
    body.setBigUint64(2, BigInt(heapAddress), true);
    body.setUint32(10, 1, true);
    rewriteBody(file, layout, new Uint8Array(body.buffer));
  });
}
