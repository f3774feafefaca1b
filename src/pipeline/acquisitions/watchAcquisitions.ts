import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import { CancelledError, InputError } from '../../core/errors';
import type { WatchProgress, WatchRequest } from '../../protocol/acquisitions';
import type { Place } from '../../protocol/session';
import { naming } from '../../storage/fileErrors';
import type { PathGuard } from '../../storage/pathGuard';
import { AcquisitionTable } from './acquisitionTable';
import type { DetailStore } from './detailStore';
import { Nudge } from './nudge';
import type { AcquisitionReader } from './reader';

export interface WatchContext {
  readonly guard: PathGuard;
  readonly reader: AcquisitionReader;
  readonly store: DetailStore;
  readonly signal: AbortSignal;
  /** Resolves when the page has taken the news */
  report(news: WatchProgress): Promise<void>;
  /** Has the listener told of new results, which may be in the folders looked at; returns what ends that */
  onResults?(listener: () => void): () => void;
}

/** Looking at the folders takes at most this part of the time: looks get rarer on a slow file system. */
const MOST_LOOKING = 0.2;
/** Between two looks, however often new results are told of: a conversion of many small files makes several in a second. */
const LEAST_PAUSE_MS = 1000;

/** The folder with the raw data of a place. */
export function rawFolder(place: Place): string {
  return 'folder' in place
    ? place.folder
    : join(place.base, place.year, place.session, 'Merlin', ...place.subfolder.split('/'));
}

/**
 * Tells of all acquisitions below a folder, and of every change, until the signal fires.
 *
 * @throws InputError when the folder does not exist, is none, or may not be read; CancelledError at the end
 */
export async function watchAcquisitions(request: WatchRequest, context: WatchContext): Promise<never> {
  const folder = rawFolder(request.place);
  await context.guard(folder, 'read');
  if (!(await naming(folder, 'read', async () => (await stat(folder)).isDirectory()))) {
    throw new InputError('E_NOT_FOLDER', `${folder} is not a folder. Choose the folder that holds the raw data.`);
  }
  const end = new AbortController();
  const signal = AbortSignal.any([context.signal, end.signal]);
  const table = new AcquisitionTable({
    ...context,
    folder,
    options: request.options,
    shapes: request.shapes,
    signal,
    lost: error => end.abort(error)
  });
  const nudge = new Nudge();
  const unsubscribe = context.onResults?.(nudge.give);
  try {
    for (;;) {
      const started = performance.now();
      nudge.clear();
      await table.look();
      const pause = request.pollSeconds * 1000;
      const least = Math.max(Math.min(LEAST_PAUSE_MS, pause), (performance.now() - started) / MOST_LOOKING);
      await sleep(least, undefined, { signal });
      await nudge.pause(Math.max(0, pause - least), signal);
    }
  } catch (error) {
    throw signal.aborted ? new CancelledError() : error;
  } finally {
    unsubscribe?.();
    table.close();
    end.abort();
  }
}
