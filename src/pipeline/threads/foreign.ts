import { InputError } from '../../core/errors';
import type { ForeignArguments, ForeignName, ForeignResult } from './foreignReads';
import { doForeign } from './foreignReads';
import { jobCounters } from './jobCounters';
import { ThreadPool } from './threadPool';

/** A thread that has nothing to read ends after this time; the next one loads the HDF5 library again. */
const IDLE_MS = 300_000;
/** No metadata, pattern or single frame takes so long, on a slow network either. */
const PATIENCE_MS = 60_000;

let thread: ForeignThread | undefined;

/**
 * Has formats of others read in a thread of their own from now on, in this process: whatever a library makes of a file, the
 * answers to all pages go on, and the thread can be ended. Commands and threads read them where they are.
 *
 * @param script file that starts worker threads
 */
export function readForeignApart(script: URL, patienceMs = PATIENCE_MS): ForeignThread {
  thread = new ForeignThread(script, patienceMs);
  return thread;
}

/** Reads a file in a format of others. @throws InputError as the reading; `E_UNENDING` for one that does not come to its end */
export async function foreign<N extends ForeignName>(
  name: N,
  ...given: ForeignArguments<N>
): Promise<ForeignResult<N>> {
  return thread ? thread.read(name, given) : doForeign({ name, given, counters: jobCounters() });
}

/** One thread, which reads one file after another, and is ended when one takes too long. */
export class ForeignThread {
  constructor(
    script: URL,
    private readonly patienceMs: number
  ) {
    this.pool = new ThreadPool(script, 1, IDLE_MS);
  }

  async read<N extends ForeignName>(name: N, given: ForeignArguments<N>): Promise<ForeignResult<N>> {
    // Each has its time from when its turn has come
    const turn = this.last.then(() => this.within(name, given));
    this.last = turn.then(
      () => undefined,
      () => undefined
    );
    return turn;
  }

  async close(): Promise<void> {
    thread = thread === this ? undefined : thread;
    await this.pool.close();
  }

  private async within<N extends ForeignName>(name: N, given: ForeignArguments<N>): Promise<ForeignResult<N>> {
    let isOver = false;
    const timer = setTimeout(() => {
      isOver = true;
      void this.pool.close();
    }, this.patienceMs);
    try {
      const job = { name, given, counters: jobCounters() };
      const [result] = await this.pool.run('foreign', job, new AbortController().signal, 1);
      return result as ForeignResult<N>;
    } catch (cause) {
      throw isOver ? this.unending(given) : cause;
    } finally {
      clearTimeout(timer);
    }
  }

  private unending([path]: readonly unknown[]): InputError {
    const file = typeof path === 'string' ? path : (path as { readonly path: string }).path;
    return new InputError(
      'E_UNENDING',
      `${file} was read for ${this.patienceMs / 1000} s without end, and given up: it is damaged, or on a file server that does not answer. Copy it again, or try again later.`
    );
  }

  private readonly pool: ThreadPool;
  private last: Promise<void> = Promise.resolve();
}
