import type { Kernels } from '../../kernels/kernels';
import { ChunkTable } from '../../storage/hdf5/chunkIndex';
import { ChunkFrames } from './chunkFrames';
import type { FrameSource, SourceMemory } from './frameSource';
import { LibraryFrames } from './libraryFrames';
import type { StoredFrames } from './storedFrames';

/**
 * Opens stored frames in a thread of its own.
 *
 * @param pixels range of pixels that are wanted, see ChunkFrames
 */
export function openFrames(
  stored: StoredFrames,
  kernels: Kernels,
  memory: SourceMemory,
  pixels?: { readonly first: number; readonly end: number }
): FrameSource {
  if (!stored.table) {
    return new LibraryFrames(stored, kernels, memory);
  }
  const { offsets, sizes } = ChunkTable.from(stored.table);
  const placeOf = (index: number): { offset: number; size: number } | undefined =>
    sizes[index] === 0 ? undefined : { offset: offsets[index], size: sizes[index] };
  return new ChunkFrames(stored, placeOf, kernels, memory, pixels);
}
