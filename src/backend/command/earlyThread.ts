import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';

import { WORTH_THREADS } from '../../pipeline/frames/worthThreads';
import { rawBytesOf } from './rawBytes';

/** Where the threads of a command come from. */
export interface CommandThreads {
  /** The file they are started from */
  readonly script: URL;
  /** One that was started early */
  readonly started?: Worker;
}

/**
 * A first thread for a conversion, started while the program itself is still to be loaded, which takes as long as the start
 * of a thread; undefined for a command line that needs none, as far as a glance at it tells.
 *
 * @param script file that starts the worker threads
 */
export function earlyThread([command, ...args]: readonly string[], script: URL): Worker | undefined {
  const isAlone = availableParallelism() === 1 || /(^|\s)--workers[\s=]1(\s|$)/.test(args.join(' '));
  return command === 'convert' && !isAlone && rawBytesOf(args) >= WORTH_THREADS
    ? new Worker(script, { workerData: 0 })
    : undefined;
}
