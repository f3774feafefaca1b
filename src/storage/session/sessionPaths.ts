import { dirname, join, resolve, sep } from 'node:path';

import { InputError } from '../../core/errors';
import { isTimeStampFolder } from './acquisitionName';

/** Name of the folder beside the results that holds generated files, jobs and logs. */
export const SCRIPTS_FOLDER = 'scripts';

/** A session found in a path: everything before `Merlin`, and the folders between `Merlin` and the file's own folder. */
interface SessionPlace {
  root: string;
  folders: string[];
}

/**
 * Folder for the results of a raw file. Inside a session `<base>/<year>/<session>/Merlin/<subfolder>/<T2>/<T1>_data.mib`
 * gives `<base>/<year>/<session>/processing/Merlin/<subfolder>/<T1>`; `out` overrules it with `<out>/<T1>`.
 *
 * @throws InputError `E_NO_OUT` outside a session without `out`
 */
export function outputFolder(mibPath: string, stem: string, out?: string): string {
  if (out !== undefined) {
    return join(resolve(out), stem);
  }
  const place = sessionPlace(mibPath);
  if (!place) {
    throw new InputError(
      'E_NO_OUT',
      `${mibPath} is not inside a session (.../<year>/<session>/Merlin/...), so there is no usual place for its results: name an output folder (--out).`
    );
  }
  return join(place.root, 'processing', 'Merlin', ...place.folders, stem);
}

/** What a session's folder is called and where it is, and the folders between `Merlin` and a raw file's own folder. */
export interface SessionOfFile {
  readonly base: string;
  readonly year: string;
  readonly session: string;
  readonly subfolder: string;
}

/** The session of a raw file; undefined outside of one. */
export function sessionOf(mibPath: string): SessionOfFile | undefined {
  const place = sessionPlace(mibPath);
  if (!place) {
    return undefined;
  }
  const parts = place.root.split(sep);
  const [year, session] = parts.slice(-2);
  return { base: parts.slice(0, -2).join(sep) || sep, year, session, subfolder: place.folders.join('/') };
}

/** Whether a path lies in the Merlin folder of a session. */
export function isInSession(path: string): boolean {
  return sessionPlace(path) !== undefined;
}

/** Folder in which the microscope writes `<T1>.hdf`: the file's own and the one above the time-stamped folder. */
export function metadataFolders(mibPath: string): string[] {
  const own = dirname(resolve(mibPath));
  return [dirname(own), own];
}

/**
 * Folder for the files of jobs: `<session>/processing/Merlin/<subfolder>/scripts` for files and folders of one session, with
 * what their subfolders have in common, raw or in `processing`, or `<out>/scripts`; undefined where neither is known.
 */
export function scriptsFolder(paths: readonly string[], out?: string): string | undefined {
  if (out !== undefined) {
    return join(resolve(out), SCRIPTS_FOLDER);
  }
  const [first, ...others] = paths
    .map(path => (/\.(mib|hspy|hdf5)$/i.test(path) ? path : join(path, 'any')))
    .map(path => sessionPlace(path) ?? processingPlace(path));
  if (!first || others.some(place => place?.root !== first.root)) {
    return undefined;
  }
  const shared = others.reduce((folders, place) => commonStart(folders, place?.folders ?? []), first.folders);
  return join(first.root, 'processing', 'Merlin', ...shared, SCRIPTS_FOLDER);
}

/** Where `<stem>_data.hdf5` goes inside an output folder. */
export function dataFile(folder: string, stem: string): string {
  return join(folder, `${stem}_data.hdf5`);
}

function sessionPlace(path: string): SessionPlace | undefined {
  const parts = dirname(resolve(path)).split(sep);
  for (let i = parts.length - 1; i >= 2; i--) {
    if (parts[i] === 'Merlin' && /^\d{4}$/.test(parts[i - 2]) && parts[i - 1] !== 'processing') {
      const folders = parts.slice(i + 1);
      if (folders.length > 0 && isTimeStampFolder(folders[folders.length - 1])) {
        folders.pop();
      }
      return { root: parts.slice(0, i).join(sep) || sep, folders };
    }
  }
  return undefined;
}

/** The same for results of a session, below its `processing/Merlin`. */
function processingPlace(path: string): SessionPlace | undefined {
  const parts = dirname(resolve(path)).split(sep);
  const at = parts.lastIndexOf('processing') + 1;
  if (at < 3 || parts[at] !== 'Merlin' || !/^\d{4}$/.test(parts[at - 3])) {
    return undefined;
  }
  const folders = parts.slice(at + 1);
  if (folders.length > 0 && isTimeStampFolder(folders[folders.length - 1])) {
    folders.pop();
  }
  return { root: parts.slice(0, at - 1).join(sep), folders };
}

function commonStart(a: readonly string[], b: readonly string[]): string[] {
  const end = a.findIndex((part, index) => part !== b[index]);
  return a.slice(0, end < 0 ? a.length : end);
}
