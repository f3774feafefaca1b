import { errorCode } from '../../storage/fileErrors';
import type { CommandThreads } from './earlyThread';
import { ExitStatus } from './exitStatus';
import { runCommand } from './program';

/** Runs the command line of this process and ends it. */
export async function runProcess(args: readonly string[], threads: CommandThreads): Promise<never> {
  process.stdout.on('error', endWithReader);
  const status = await runCommand(args, threads);
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
