import { isMainThread, parentPort } from 'node:worker_threads';

import { serveFrameJobs } from '../pipeline/frames/frameThread';
import { errorCode } from '../storage/fileErrors';
import { ExitStatus } from './command/exitStatus';
import { runCommand } from './command/program';

// The bundle is one file: the same script is the command, the server's backend and each worker thread.
if (!isMainThread && parentPort) {
  serveFrameJobs(parentPort);
} else {
  process.stdout.on('error', endWithReader);
  void runCommand(process.argv.slice(2), new URL(import.meta.url)).then(async status => {
    // What is on its way into a pipe would be cut off
    await drained(process.stdout);
    await drained(process.stderr);
    process.exit(status);
  });
}

function drained(stream: NodeJS.WriteStream): Promise<void> {
  return new Promise(resolve => stream.write('', () => resolve()));
}

/** A reader that has seen enough, such as `head`, is no failure. */
function endWithReader(error: Error): void {
  if (errorCode(error) !== 'EPIPE') {
    throw error;
  }
  process.exit(ExitStatus.Ok);
}
