import { errorCode } from '../../storage/fileErrors';
import { ExitStatus } from './exitStatus';
import { runCommand } from './program';
import { keepPrintable } from './terminal';

/** Runs the command line of this process and ends it. @param script the file that worker threads are started from */
export async function runProcess(script: URL): Promise<never> {
  process.stdout.on('error', endWithReader);
  keepPrintable(process.stdout);
  keepPrintable(process.stderr);
  const status = await runCommand(process.argv.slice(2), script);
  // What is on its way into a pipe would be cut off
  await drained(process.stdout);
  await drained(process.stderr);
  process.exit(status);
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
