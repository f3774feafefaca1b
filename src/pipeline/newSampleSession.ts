import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';

import { InputError } from '../core/errors';
import type { Progress, requests } from '../protocol/requests';
import type { SessionPlace } from '../protocol/session';
import { errorCode, naming } from '../storage/fileErrors';
import type { PathGuard } from '../storage/pathGuard';
import { jobCounters } from './threads/jobCounters';
import type { TaskRunner } from './threads/taskRunner';
import type { Watch } from './watch';

const NAME = 'sample-session';
/** Names that are tried before it is given up. */
const MOST_NAMES = 50;
const OPTIONS = { size: 'small', seed: 1 } as const;
const NEWS_MS = 200;
/** A folder with something else in it, or a file */
const TAKEN = ['E_NOT_EMPTY', 'E_NOT_FOLDER'];

/**
 * Makes a small sample session in a folder of its own below `parent`, or finds the one that was made there before. Given up, it
 * leaves nothing behind.
 *
 * @throws InputError as `writeSampleSession`; CancelledError
 */
export async function newSampleSession(
  parent: string,
  runner: TaskRunner,
  guard: PathGuard,
  watch: Watch<Progress<(typeof requests)['sampleSession']>>
): Promise<SessionPlace> {
  for (let number = 1; ; number++) {
    const folder = join(parent, number === 1 ? NAME : `${NAME}-${number}`);
    await guard(folder, 'write');
    const isNew = await naming(folder, 'write', () => made(folder));
    try {
      const { base, year, session } = await written(folder, runner, watch);
      return { base, year, session, subfolder: '' };
    } catch (cause) {
      if (isNew) {
        await rm(folder, { recursive: true, force: true });
      }
      const isTaken = !isNew && cause instanceof InputError && TAKEN.includes(cause.code);
      if (!isTaken || number >= MOST_NAMES) {
        throw cause;
      }
    }
  }
}

async function written(
  folder: string,
  runner: TaskRunner,
  { signal, report }: Watch<Progress<(typeof requests)['sampleSession']>>
): Promise<SessionPlace> {
  const progress = new SharedArrayBuffer(2 * Float64Array.BYTES_PER_ELEMENT);
  const tell = (): void => {
    const [done, total] = new Float64Array(progress);
    void report({ done, total });
  };
  const news = setInterval(tell, NEWS_MS);
  try {
    const job = { counters: jobCounters(), folder, options: OPTIONS, progress };
    const [{ base, year, session }] = await runner.run('sampleSession', job, signal, 1);
    return { base, year, session, subfolder: '' };
  } finally {
    clearInterval(news);
  }
}

/** Makes a folder; false for one that is there. */
async function made(folder: string): Promise<boolean> {
  try {
    await mkdir(folder);
    return true;
  } catch (cause) {
    if (errorCode(cause) !== 'EEXIST') {
      throw cause;
    }
    return false;
  }
}
