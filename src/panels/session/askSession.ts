import type { TranslationBundle } from '@jupyterlab/translation';

import { requests } from '../../protocol/requests';
import type { Backend } from '../connection';
import { failureOf } from '../parts/failure';
import { nameOf } from '../parts/paths';
import type { SessionForm } from './sessionForm';
import type { Look } from './sessionLook';
import { foldersOnTheWay } from './sessionLook';

/**
 * Looks up a choice on the server: what there is to pick at each level, and what cannot be read. Every value has the form its
 * level takes.
 */
export async function askSession(
  backend: Backend,
  { base, year, session, subfolder }: SessionForm,
  bases: readonly string[]
): Promise<Look> {
  const parents = base && year && session ? foldersOnTheWay(subfolder) : [''];
  const answers = await Promise.all(
    parents.map((parent, at) =>
      backend.request(requests.sessionChoices, {
        bases: at === 0 ? [...bases] : [],
        ...(base && { base, ...(year && { year, ...(session && { session, subfolder: parent }) }) })
      })
    )
  );
  const [first] = answers;
  return {
    lists: {
      bases: first.bases,
      years: first.years,
      sessions: first.sessions,
      subfolders: new Map(answers.flatMap(({ subfolders }, at) => (subfolders ? [[parents[at], subfolders]] : [])))
    },
    problems: answers.flatMap(({ problems }) => problems)
  };
}

/** Why a file or folder cannot be taken, in one sentence; undefined when it can. @param folder itself, or what holds the file */
export async function askPathProblem(
  backend: Backend,
  path: string,
  folder: string,
  trans: TranslationBundle
): Promise<string | undefined> {
  try {
    const { entries } = await backend.request(requests.listFolder, { path: folder });
    const isThere = path === folder || entries.some(({ name }) => name === nameOf(path));
    return isThere ? undefined : trans.__('%1 does not exist.', path);
  } catch (error) {
    return failureOf(error).message;
  }
}
