import { fileURLToPath } from 'node:url';
import { isMainThread, parentPort, workerData } from 'node:worker_threads';

import { READER_THREAD } from '../pipeline/acquisitions/threadName';
import { filtersIn } from '../storage/hdf5/filterFolder';
import { keepCompiledCode } from './compiledCode';

keepCompiledCode();
filtersIn(fileURLToPath(new URL('filters', import.meta.url)));

// One script is the command, the server's backend and each worker thread; each loads only its own part, so that a
// thread starts in a few milliseconds.
if (!isMainThread && parentPort) {
  if (workerData === READER_THREAD) {
    const { serveReader } = await import('../pipeline/acquisitions/readerThread');
    serveReader(parentPort);
  } else {
    const { serveTasks } = await import('../pipeline/threads/serveTasks');
    serveTasks(parentPort);
  }
} else {
  const { runProcess } = await import('./command/runProcess');
  await runProcess(new URL(import.meta.url));
}
