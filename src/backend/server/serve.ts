import type { Abilities, ServeOptions } from './listen';
import { listen } from './listen';

/** The line on standard output that tells the Jupyter server that the socket is there. */
const LISTENING = 'listening\n';
/** A line now and then while work goes on on this machine, so that a hub does not take a server for idle whose user is not looking. */
const BUSY = 'busy\n';
const BUSY_EVERY_MS = 60_000;
/** The Jupyter server kills what has not ended after ten seconds. */
const LONGEST_FAREWELL_MS = 8000;

/**
 * Runs the backend of a Jupyter server until that server is gone: when standard input ends, which it does even after
 * kill -9, or on SIGTERM. Jobs under way are processes of their own and go on. The caller ends the process
 * afterwards; should that not be possible, because something still waits for the file system, the process is killed.
 */
export async function serve(options: ServeOptions, abilities: Abilities): Promise<void> {
  const gone = serverGone();
  const server = await listen(options, abilities);
  process.stdout.write(LISTENING);
  const sign = setInterval(() => server.busy && process.stdout.write(BUSY), BUSY_EVERY_MS);
  await gone;
  clearInterval(sign);
  // Whatever the farewell waits for, and whatever is left to be written after it
  setTimeout(endHard, LONGEST_FAREWELL_MS).unref();
  await server.close();
  if (process.getActiveResourcesInfo().some(name => name.startsWith('FSReq'))) {
    endHard();
  }
}

function serverGone(): Promise<void> {
  // Ctrl+C and a closed terminal reach the whole group of processes; whether that is the end is the server's decision.
  process.on('SIGINT', () => undefined);
  process.on('SIGHUP', () => undefined);
  // Nobody reads what is said after the server's end; that must not keep the backend from tidying up.
  process.stdout.on('error', () => undefined);
  process.stderr.on('error', () => undefined);
  return new Promise(resolve => {
    process.once('SIGTERM', () => resolve());
    process.stdin.once('error', () => resolve());
    process.stdin.once('close', () => resolve());
    process.stdin.once('end', () => resolve());
    process.stdin.resume();
  });
}

/**
 * Ends the process without tidying up. An orderly end waits for every thread that waits for the file system, perhaps for
 * ever: a file server that is gone would keep a backend alive that nobody can reach.
 */
function endHard(): void {
  process.kill(process.pid, 'SIGKILL');
}
