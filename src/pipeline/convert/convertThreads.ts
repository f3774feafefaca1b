import type { TaskRunner } from '../threads/taskRunner';

/** With less raw data than this, the work is done before threads have started. */
const WORTH_THREADS = 16 << 20;

/** Whether so many bytes of raw data are worth more than one thread. */
export function areWorthThreads(bytes: number): boolean {
  return bytes >= WORTH_THREADS;
}

/** Starts the threads for so many bytes of raw data, while the files for them are still being made. */
export function warmUpFor(bytes: number, runner: TaskRunner): void {
  if (areWorthThreads(bytes)) {
    runner.warmUp('frames');
  }
}
