import { InputError } from '../../core/errors';
import type { CountType } from '../../core/merlin/pixelFormat';
import { fileError } from '../fileErrors';
import { createFile } from '../hdf5/write/createFile';
import { booleans, group, virtualFrames } from '../hdf5/write/node';
import type { Hdf5File } from '../hdf5/hdf5';
import { groupAt, inHdf5File } from '../hdf5/hdf5';
import { addBooleans } from '../hdf5/addBooleans';
import type { VirtualSource } from '../hdf5/virtualDataset';
import { addVirtualDataset } from '../hdf5/virtualDataset';
import { frameMappings, virtualBlock } from '../hdf5/virtualMapping';
import { copyRegular } from '../regularFile';
import { METADATA_GROUP } from './microscopeMetadata';

/** The converted frames a file points at. */
export interface FramesLink {
  /** Scan and frame shape for `metadata/4D_shape`: [scanY, scanX, detY, detX] */
  shape: number[];
  type: CountType;
  source: VirtualSource;
  /** Bad pixels of the frame, 1 = bad, detY x detX; absent: none is written */
  mask?: Uint8Array;
}

const SHAPE_NAME = '4D_shape';

/**
 * Copies a microscope metadata file and adds what later steps of the pipeline look for in the copy: `metadata/4D_shape`
 * (integers), `/data/frames` (virtual: all frames as a list) and `/data/mask` (true = bad).
 *
 * @param target replaced when it exists; incomplete until the promise is fulfilled
 * @throws InputError `E_METADATA` when the copy cannot be completed since the original is malformed
 */
export async function copyMicroscopeFile(source: string, target: string, frames: FramesLink): Promise<void> {
  try {
    await copyRegular(source, target);
  } catch (cause) {
    throw fileError(cause, source, 'read');
  }
  try {
    await inHdf5File(target, 'a', file => writeShape(file, frames.shape));
    await addFrames(target, frames);
  } catch (cause) {
    if (
      cause instanceof InputError &&
      (cause.code.startsWith('E_HDF5') || ['E_NOT_HDF5', 'E_EXISTS'].includes(cause.code))
    ) {
      throw new InputError(
        'E_METADATA',
        `${source} is malformed and cannot be completed with the shape and the frames of the converted data: ${cause.message}`,
        { cause }
      );
    }
    throw cause;
  }
}

/** Writes `/data/frames` and `/data/mask` into a new file, for data without microscope metadata. */
export function createFramesFile(target: string, frames: FramesLink): void {
  const { type, source, mask } = frames;
  const detector = source.shape.slice(-2);
  const block = virtualBlock(source.file, source.dataset, frameMappings(source.shape));
  const data = group(
    {},
    {
      frames: virtualFrames(type, [frameCount(source), ...detector], block),
      ...(mask && { mask: booleans(mask, detector) })
    }
  );
  createFile(target, group({}, { data }));
}

async function addFrames(target: string, { type, source, mask }: FramesLink): Promise<void> {
  const detector = source.shape.slice(-2);
  await addVirtualDataset(target, '/data/frames', [frameCount(source), ...detector], type, source);
  if (mask !== undefined) {
    await addBooleans(target, '/data/mask', mask, detector);
  }
}

function frameCount({ shape }: VirtualSource): number {
  return shape.slice(0, -2).reduce((product, size) => product * size, 1);
}

/** A list of integers, as h5py stores a tuple; one that is there already (the file is a copy itself) is overwritten. */
function writeShape(file: Hdf5File, shape: number[]): void {
  const data = BigInt64Array.from(shape, size => BigInt(size));
  const group = groupAt(file.filename, file, [METADATA_GROUP]);
  const present = group.keys().includes(SHAPE_NAME) ? group.get(SHAPE_NAME) : null;
  if (present === null) {
    group.create_dataset({ name: SHAPE_NAME, data });
  } else if ('write_slice' in present && `${present.shape}` === `${shape.length}`) {
    present.write_slice([[0, shape.length]], shape);
  } else {
    throw new InputError(
      'E_EXISTS',
      `${file.filename} already contains ${METADATA_GROUP}/${SHAPE_NAME} of another kind.`
    );
  }
}
