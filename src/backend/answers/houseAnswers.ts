import { homedir } from 'node:os';

import { InputError } from '../../core/errors';
import { VERSION_MISMATCH } from '../../protocol/failure';
import { listFolder } from '../server/listFolder';
import type { ServerFacts, SomeAnswers } from './answer';

/** What page and backend say of themselves. */
type Half = Pick<ServerFacts, 'version' | 'contract'>;

/** Who answers, and what is there. */
export const houseAnswers: SomeAnswers<'hello' | 'listFolder'> = {
  hello: async (page, { server }) => {
    const { version, dataRoots } = server;
    if (!understands(page, server)) {
      throw new InputError(VERSION_MISMATCH, await whatToDo(page, server));
    }
    return { version, node: process.versions.node, pid: process.pid, home: homedir(), dataRoots: [...dataRoots] };
  },
  listFolder: ({ path }, { guard }) => listFolder(path, guard)
};

/** A half that was not built, as in tests, says nothing of its contract. */
function understands(page: Half, server: Half): boolean {
  const isUnsaid = page.contract === '' || server.contract === '';
  return page.version === server.version && (isUnsaid || page.contract === server.contract);
}

/** Which of the two is the older one. */
async function whatToDo(page: Half, server: ServerFacts): Promise<string> {
  const halves =
    page.version === server.version
      ? `Page and backend are of different builds of version ${server.version}.`
      : `The page is of version ${page.version}, the backend of version ${server.version}.`;
  return (await server.isReplaced())
    ? '4D-STEM was updated after this Jupyter server was started. Restart the server (Hub Control Panel, Stop My Server; ' +
        `jobs go on meanwhile), then reload this page. (${halves})`
    : '4D-STEM was updated after this page was loaded. Reload this page; if this stays, restart the Jupyter server ' +
        `(Hub Control Panel, Stop My Server). (${halves})`;
}
