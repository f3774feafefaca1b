import { InputError } from '../../core/errors';
import type { Acquisition } from '../../storage/merlin/acquisition';
import type { PathGuard } from '../../storage/pathGuard';
import { isMib } from '../../storage/session/findMib';
import type { OwnProducts } from '../frames/source/ownProducts';
import type { OpenFrames } from '../frames/source/scanSource';
import { formOf, openFrames, openSource } from '../frames/source/scanSource';
import { SingleFrames } from '../frames/source/singleFrames';
import { StoredFile } from '../frames/source/storedFile';
import type { FrameGrid } from '../frames/source/storedFrames';
import { openScan } from '../radial/openScan';
import { foreign } from '../threads/foreign';
import { scanStep } from '../radial/prepareRadial';

/** A file of frames that is open for looking: converted, of another program, or raw. Close it after use. */
export interface ViewedFrames {
  readonly grid: FrameGrid;
  /** Not converted yet: frames as a conversion would order and decode them */
  readonly isRaw: boolean;
  /** What the user should know of it */
  readonly warnings: readonly string[];
  /** With its metadata; absent for other files */
  readonly acquisition?: Acquisition;
  /** nm per scan step, where what was read of a raw file tells it */
  readonly stepNm?: number;
  /** With the places of all frames, as threads need them */
  frames(): OpenFrames;
  products(): OwnProducts;
  /** One frame by scan position. @returns counts, row-major; undefined for a frame that was never stored */
  frame(index: number): Promise<Float32Array | undefined>;
  /** Reads ahead what takes long */
  prepare(): void;
  close(): void;
}

/** @throws InputError as StoredFile.open and openScan */
export async function openViewed(path: string, guard: PathGuard): Promise<ViewedFrames> {
  return isMib(path) ? openRaw(path, guard) : openStored(path);
}

/** Of a file without HyperSpy's groups, its one scan, as calibrations take it. */
async function openStored(path: string): Promise<ViewedFrames> {
  try {
    return viewedStored(await StoredFile.open(path));
  } catch (cause) {
    const plain =
      cause instanceof InputError && cause.code === 'E_NOT_FRAMES' && (await foreign('plainScan', path, 'shown'));
    if (!plain) {
      throw cause;
    }
    return viewedStored(await StoredFile.open(path, plain.dataset), plain.note);
  }
}

function viewedStored(file: StoredFile, note?: string): ViewedFrames {
  return {
    grid: file.stored,
    isRaw: false,
    warnings: [note, file.stored.warning].filter(each => each !== undefined),
    frames: () => openFrames(file.tabled()),
    products: () => file.products(),
    frame: index => file.frame(index),
    prepare: () => file.prepare(),
    close: () => file.close()
  };
}

/** Headers of all frames are read: where lines end and which frames are missing changes what is where. */
async function openRaw(path: string, guard: PathGuard): Promise<ViewedFrames> {
  const { signal } = new AbortController();
  const opened = await openScan(path, { guard, signal });
  const { source, isStack, gap, warnings } = opened;
  const { type, shape, scan } = formOf(source);
  const grid: FrameGrid = {
    path,
    shape: isStack ? [scan.columns, ...shape] : [scan.rows, scan.columns, ...shape],
    type,
    chunk: { rows: 1, columns: 1 }
  };
  const single = new SingleFrames(formOf(source), (arena, needs) => openSource(source, arena, needs));
  return {
    grid,
    isRaw: true,
    warnings,
    acquisition: opened.acquisition,
    stepNm: await scanStep(opened, guard),
    frames: () => ({ ...grid, source }),
    products: () => ({ hasOverview: false, mask: gap }),
    frame: index => single.frame(index),
    prepare: () => undefined,
    close: () => single.close()
  };
}
