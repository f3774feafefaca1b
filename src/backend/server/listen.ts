import { chmod, rmdir, stat } from 'node:fs/promises';
import type { Socket } from 'node:net';
import { createServer } from 'node:net';
import { dirname } from 'node:path';

import { InputError } from '../../core/errors';
import { serveConnection } from './connection';
import { replacement } from './replaced';
import { UserJobs } from './userJobs';
import { DataRoots } from './dataRoots';
import type { Launchers } from '../../jobs/launcher';
import type { Answers } from '../answers/answer';

export interface ServeOptions {
  /** Path of the unix socket to listen on, in a folder of its own that nobody but its owner may enter */
  socket: string;
  /** Folders within which panels may read and write; empty: whatever the user may */
  dataRoots: string[];
  /** Where what is known of the user's jobs is kept */
  stateFolder: string;
  /** Version of this backend, and the contract it was built from */
  version: string;
  contract: string;
  /** File that it was started from */
  program: string;
}

/** What the server can do: given by the rest of the backend. */
export interface Abilities {
  readonly answers: Answers;
  /** Start jobs */
  readonly launchers: Launchers;
}

export interface RunningServer {
  /** True while a job of this user waits or runs on this machine */
  readonly busy: boolean;
  /** Lets every page go; jobs go on. The socket goes, and its folder when that is empty. */
  close(): Promise<void>;
}

/** Answers JSON-RPC on a unix socket, each connection for itself and all about the same jobs. */
export async function listen(options: ServeOptions, { answers, launchers }: Abilities): Promise<RunningServer> {
  const { socket, dataRoots, stateFolder, version, contract, program } = options;
  await requirePrivate(dirname(socket));
  const access = new DataRoots(dataRoots);
  const warn = (line: string): void => void process.stderr.write(`${line}\n`);
  const jobs = new UserJobs({ launchers, access, stateFolder, warn });
  const isReplaced = await replacement(program);
  const state = { version, contract, isReplaced, dataRoots: access, jobs, answers };
  const open = new Set<Socket>();
  const server = createServer(connection => {
    open.add(connection);
    connection.on('close', () => open.delete(connection));
    serveConnection(connection, state);
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(socket, resolve);
  });
  await chmod(socket, 0o600);
  jobs.news.watch();
  return {
    get busy() {
      return jobs.busy;
    },
    close: async () => {
      const closed = new Promise(resolve => server.close(resolve));
      await jobs.news.stop();
      open.forEach(connection => connection.destroy());
      await closed;
      await removeEmpty(dirname(socket));
    }
  };
}

/** The folder was made for the socket; when the Jupyter server was killed, nobody else is left to remove it. */
async function removeEmpty(folder: string): Promise<void> {
  try {
    await rmdir(folder);
  } catch (error) {
    if (!['ENOENT', 'ENOTEMPTY', 'EEXIST'].includes((error as NodeJS.ErrnoException).code ?? '')) {
      throw error;
    }
  }
}

async function requirePrivate(folder: string): Promise<void> {
  const { mode, uid } = await stat(folder);
  if ((mode & 0o077) !== 0 || uid !== process.getuid?.()) {
    throw new InputError(
      'E_SOCKET',
      `The folder "${folder}" for the socket is open to other users. Make one with mode 0700 that is your own.`
    );
  }
}
