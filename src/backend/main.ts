import { isMainThread, parentPort } from 'node:worker_threads';

import { serveFrameJobs } from '../pipeline/frames/frameThread';
import { runCommand } from './command/program';

// The bundle is one file: the same script is the command, the server's backend and each worker thread.
if (!isMainThread && parentPort) {
  serveFrameJobs(parentPort);
} else {
  void runCommand(process.argv.slice(2), new URL(import.meta.url)).then(status => process.exit(status));
}
