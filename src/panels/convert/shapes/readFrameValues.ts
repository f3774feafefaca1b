import { CancelledError } from '../../../core/errors';
import { requests } from '../../../protocol/requests';
import type { Backend } from '../../connection';
import type { FrameValues } from './frameValues';
import { decodedFloats, GrowingFrameValues } from './frameValues';

/** How far the reading of frames is. */
export interface FrameReading {
  readonly done: number;
  readonly of: number;
  /** Every n-th frame is read, for a first look; 1: all */
  readonly sampling: number;
}

/** Frames of a first look; with not many more there is none. */
const FIRST_LOOK = 4096;

/**
 * Sums over the pixels of every frame of an acquisition: first of some, then of all.
 *
 * @param places of frames in time
 * @param onNews told of every part that came, with what can be asked for what is known then
 * @throws what the backend rejects with; CancelledError after `signal`
 */
export async function readFrameValues(
  backend: Backend,
  { path, places }: { path: string; places: number },
  signal: AbortSignal,
  onNews: (reading: FrameReading, known: () => FrameValues) => void
): Promise<FrameValues> {
  const growing = new GrowingFrameValues(places);
  const read = (sampling: number): Promise<unknown> =>
    backend.request(
      requests.frameSums,
      { path, sampling },
      {
        signal,
        onProgress: ({ first, sums, done, of }) => {
          growing.take(first, decodedFloats(sums), sampling);
          onNews({ done, of, sampling }, () => growing.snapshot(false));
        }
      }
    );
  const sampling = Math.ceil(places / FIRST_LOOK);
  if (sampling > 1) {
    await read(sampling);
    if (signal.aborted) {
      throw new CancelledError();
    }
  }
  await read(1);
  return growing.snapshot(true);
}
