import type { Place } from '../../protocol/session';
import type { BackendStatus } from '../connection';
import type { Failure } from '../parts/failure';
import { folderOf } from '../parts/paths';
import type { SessionForm, SessionLevel, SessionProblems } from './sessionForm';
import { placeOf } from './sessionForm';
import type { SessionLists } from './sessionLook';

export interface SessionState {
  /** Which of the two ways to choose is shown, and counts */
  readonly view: 'session' | 'folder';
  readonly form: SessionForm;
  readonly problems: SessionProblems;
  readonly lists: SessionLists;
  /** A choice is being looked at on the server */
  readonly looking: boolean;
  /** The list that is being read again because it was opened */
  readonly listing?: SessionLevel;
  /** Folder or single file outside a session */
  readonly path: string;
  readonly pathProblem?: string;
  /** The one view that shows the folder chooser when it is open; absent for all */
  readonly browsedBy?: string;
  readonly failure?: Failure;
  /** What the backend says of itself, for the folder chooser */
  readonly server?: BackendStatus['backend'];
  /** What is chosen; absent until it can be. The same object as long as the choice is the same. */
  readonly place?: Place;
  /** The file that was asked for by name; it is in `place` */
  readonly file?: string;
  /** What was chosen before and now, the newest first */
  readonly recent: readonly Place[];
}

/**
 * What a state chooses, in the view that counts.
 *
 * @param sessionFile the file of the session that was asked for by name
 */
export function chosenIn(
  { view, form, problems, path, pathProblem }: SessionState,
  sessionFile: string | undefined
): Pick<SessionState, 'place' | 'file'> {
  if (view === 'session') {
    const place = hasProblem(problems) ? undefined : placeOf(form);
    return { place, file: place && sessionFile };
  }
  if (path === '' || pathProblem !== undefined) {
    return {};
  }
  return isFile(path) ? { place: { folder: folderOf(path) }, file: path } : { place: { folder: path } };
}

export function hasProblem(problems: SessionProblems): boolean {
  return Object.values(problems).some(sentence => sentence !== undefined);
}

/** Whether a path names a file of data, raw, converted or of others, not a folder. */
export function isFile(path: string): boolean {
  return /\.(mib|hdf5|h5|hspy|nxs|emd|tiff?)$/i.test(path);
}
