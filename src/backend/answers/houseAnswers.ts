import { homedir } from 'node:os';

import { InputError } from '../../core/errors';
import { VERSION_MISMATCH } from '../../protocol/failure';
import { listFolder } from '../server/listFolder';
import type { SomeAnswers } from './answer';

/** Who answers, and what is there. */
export const houseAnswers: SomeAnswers<'hello' | 'listFolder'> = {
  hello: async (page, { server: { version, dataRoots } }) => {
    if (page.version !== version) {
      throw new InputError(
        VERSION_MISMATCH,
        `This page is of version ${page.version}, the backend of version ${version}. Reload the page; if this ` +
          'stays, restart the Jupyter server (Hub Control Panel, Stop My Server).'
      );
    }
    return { version, node: process.versions.node, pid: process.pid, home: homedir(), dataRoots: [...dataRoots] };
  },
  listFolder: ({ path }, { guard }) => listFolder(path, guard)
};
