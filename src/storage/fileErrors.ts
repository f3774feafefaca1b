import { statSync } from 'node:fs';
import { dirname } from 'node:path';

import { InputError } from '../core/errors';

/** What the operating system said, as a sentence for the user; anything else is passed on as it is. */
export function fileError(cause: unknown, path: string, doing: 'read' | 'write'): unknown {
  switch (errorCode(cause)) {
    case 'ENOENT':
      return new InputError('E_NOT_FOUND', `${path} does not exist, or is a link to something that is gone.`, {
        cause
      });
    case 'EACCES':
    case 'EPERM':
      return new InputError(
        'E_PERMISSION',
        `${path}: you have no permission to ${doing} it. Ask the owner of the session, or choose another ${doing === 'read' ? 'file' : 'output folder'}.`,
        { cause }
      );
    case 'EROFS':
      return new InputError(
        'E_READ_ONLY',
        `${path} is on a file system that nobody can write to here, whatever the rights. Choose another output folder.`,
        { cause }
      );
    case 'EMFILE':
    case 'ENFILE':
      return new InputError(
        'E_TOO_MANY_OPEN',
        `${path} was not opened: too many files are open ${errorCode(cause) === 'EMFILE' ? 'in this process' : 'on this machine'}. Wait until other work has ended and try again, or ask for a higher limit (ulimit -n).`,
        { cause }
      );
    case 'ENOSPC':
    case 'EDQUOT':
      return new InputError(
        'E_DISK_FULL',
        `${path}: the disk or your quota is full. Nothing of this file was kept; free some space or choose another output folder, then convert again.`,
        { cause }
      );
    case 'ENAMETOOLONG':
      return new InputError(
        'E_NAME_TOO_LONG',
        `${path}: the name is too long for the file system. Give the raw file a shorter one.`,
        { cause }
      );
    case 'ELOOP':
      return new InputError(
        'E_PATH',
        `${path}: the links on the way to it lead back to themselves. Choose another path.`,
        { cause }
      );
    case 'EISDIR':
      return new InputError(
        'E_IS_FOLDER',
        `${path} is a folder where a file is expected. Move it away, or name a file.`,
        { cause }
      );
    case 'ENOTDIR':
    case 'EEXIST':
      return new InputError('E_NOT_FOLDER', `${fileOnTheWayTo(path)} is not a folder. Check the path.`, { cause });
    default:
      return cause;
  }
}

/** What is a file although the path goes on behind it, or is to end as a folder there. */
function fileOnTheWayTo(path: string): string {
  for (let at = path; at !== dirname(at); at = dirname(at)) {
    try {
      return statSync(at).isDirectory() ? path : at;
    } catch {
      // Nothing is there, since what it lies in is no folder
    }
  }
  return path;
}

/** Runs a file operation and names the file in whatever it throws. */
export async function naming<T>(path: string, doing: 'read' | 'write', work: () => Promise<T> | T): Promise<T> {
  try {
    return await work();
  } catch (cause) {
    throw fileError(cause, path, doing);
  }
}

/** Whether a file operation failed because the file is not there. */
export function isMissing(cause: unknown): boolean {
  return errorCode(cause) === 'ENOENT';
}

/** The operating system's code of a failed file operation, such as ENOENT; undefined for any other error. */
export function errorCode(cause: unknown): string | undefined {
  const code = (cause as { code?: unknown } | undefined)?.code;
  return typeof code === 'string' ? code : undefined;
}
