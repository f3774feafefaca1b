import { InputError } from '../../core/errors';
import type { CountType } from '../../core/merlin/pixelFormat';
import type { Kernels } from '../../kernels/kernels';
import type { GroupMembers } from '../../storage/hdf5/groupReader';
import { readMembers } from '../../storage/hdf5/groupReader';
import type { Hdf5Dataset, Hdf5File, Hdf5Group } from '../../storage/hdf5/hdf5';
import { inHdf5File } from '../../storage/hdf5/hdf5';
import type { FrameSource, SourceMemory } from './frameSource';
import type { StoredFrames } from './storedFrames';
import { checkFrames, scanOf } from './storedFrames';

/** Frames of any file the HDF5 library can read, one at a time: some tens of times slower than ChunkFrames. */
export class LibraryFrames implements FrameSource {
  constructor(
    private readonly stored: StoredFrames,
    private readonly kernels: Kernels,
    private readonly at: SourceMemory
  ) {}

  async each(first: number, count: number, visit: (index: number) => void): Promise<void> {
    const { path, dataset, shape } = this.stored;
    const { columns } = scanOf(this.stored);
    const memory = new Uint8Array(this.kernels.memory);
    await inHdf5File(path, 'r', file => {
      const data = file.get(dataset) as Hdf5Dataset;
      for (let index = first; index < first + count; index++) {
        const position = shape.length === 3 ? [index] : [Math.floor(index / columns), index % columns];
        const ranges: [number, number][] = position.map(at => [at, at + 1]);
        const counts = data.slice([...ranges, [], []]) as ArrayBufferView;
        memory.set(new Uint8Array(counts.buffer, counts.byteOffset, counts.byteLength), this.at.frame);
        visit(index);
      }
    });
  }

  close(): void {}
}

const TYPES: Record<string, CountType> = { '<B': 'uint8', '<H': 'uint16', '<I': 'uint32', '<Q': 'uint64' };

/**
 * The frames of a file as the HDF5 library describes them: those of the dataset, or, where it is not there, of the first
 * experiment in HyperSpy's layout.
 *
 * @throws InputError `E_NOT_FRAMES`
 */
export async function describeByLibrary(path: string, dataset: string): Promise<StoredFrames> {
  return inHdf5File(path, 'r', file => {
    const name = hasDataset(file, dataset) ? dataset : firstExperiment(file);
    const data = name === undefined ? undefined : (file.get(name) as Hdf5Dataset);
    const shape = data?.shape;
    const type = typeof data?.dtype === 'string' ? TYPES[data.dtype] : undefined;
    if (name === undefined || !shape || type === undefined) {
      const found = name === undefined ? 'no data in the layout of HyperSpy' : `data of type ${String(data?.dtype)}`;
      throw new InputError(
        'E_NOT_FRAMES',
        `${path} holds ${found}: only patterns of unsigned counts of 8 to 64 bit can be read. Choose another file.`
      );
    }
    checkFrames(path, shape);
    return { path, dataset: name, shape, type, packing: 'library' };
  });
}

function hasDataset(file: Hdf5File, path: string): boolean {
  const names = path.split('/').filter(part => part !== '');
  let members: GroupMembers | undefined = readMembers(file);
  for (const name of names.slice(0, -1)) {
    const group: Hdf5Group | undefined = members?.groups.get(name);
    members = group && readMembers(group);
  }
  return members?.datasets.has(names[names.length - 1]) ?? false;
}

function firstExperiment(file: Hdf5File): string | undefined {
  const experiments = readMembers(file).groups.get('Experiments');
  for (const [name, experiment] of experiments ? readMembers(experiments).groups : []) {
    if (readMembers(experiment).datasets.has('data')) {
      return `/Experiments/${name}/data`;
    }
  }
  return undefined;
}
