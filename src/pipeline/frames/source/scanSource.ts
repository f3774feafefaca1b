import type { Arena } from '../../../kernels/arena';
import type { FrameForm } from '../frameForm';
import { ChunkFrames } from './chunkFrames';
import type { FrameNeeds, FrameSource } from './frameSource';
import { LibraryFrames } from './libraryFrames';
import type { RawScan } from './rawFrames';
import { RawFrames } from './rawFrames';
import { RolledFrames } from './rolledFrames';
import type { FrameGrid, StoredFrames } from './storedFrames';
import { storedForm } from './storedFrames';

/** The frames of a scan or stack in any file, as threads reach them: plain data and shared memory. */
export type ScanSource = (RawScan | StoredFrames) & {
  /** Columns by which every line is rolled to the left, fewer than there are. Absent: none */
  readonly rolled?: number;
};

/** The frames of any file as they are looked through: how they lie, and where threads find them. */
export interface OpenFrames extends FrameGrid {
  readonly source: ScanSource;
}

/** Frames of an HDF5 file, to be looked through. */
export function openFrames(stored: StoredFrames): OpenFrames {
  const { path, shape, type, chunk } = stored;
  return { path, shape, type, chunk, source: stored };
}

/** What the frames look like when they are decoded. */
export function formOf(source: ScanSource): FrameForm {
  return source.kind === 'raw' ? { ...source.layout, scan: source.scan } : storedForm(source);
}

/** Makes a thread's source, and reserves the memory it works in. */
export function openSource(source: ScanSource, arena: Arena, needs: FrameNeeds): FrameSource {
  const frames = openStraight(source, arena, needs);
  return source.rolled ? new RolledFrames(frames, formOf(source).scan.columns, source.rolled) : frames;
}

function openStraight(source: ScanSource, arena: Arena, needs: FrameNeeds): FrameSource {
  if (source.kind === 'raw') {
    return new RawFrames(source, arena, needs);
  }
  return source.table ? new ChunkFrames(source, arena, needs) : new LibraryFrames(source, arena, needs);
}
