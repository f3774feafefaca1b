import type { JupyterFrontEnd, JupyterFrontEndPlugin } from '@jupyterlab/application';
import { PageConfig } from '@jupyterlab/coreutils';
import { ISettingRegistry } from '@jupyterlab/settingregistry';
import { IStateDB } from '@jupyterlab/statedb';
import { ITranslator, nullTranslator } from '@jupyterlab/translation';

import { SessionModel } from '../panels/session/sessionModel';
import { DOMAIN } from './commands';
import { remember } from './remember';
import { fullPath } from './serverPath';
import { sessionDefaults, whenSet } from './settings';
import { IBackend, ISession } from './tokens';

const KEY = 'jupyterlab-4dstem:session';

export const sessionPlugin: JupyterFrontEndPlugin<ISession> = {
  id: 'jupyterlab-4dstem:session',
  description:
    'Provides the session that all panels share, with the defaults of the settings and as it was left the last time.',
  autoStart: true,
  requires: [IBackend],
  optional: [ISettingRegistry, IStateDB, ITranslator],
  provides: ISession,
  activate: (
    app: JupyterFrontEnd,
    backend: IBackend,
    settings: ISettingRegistry | null,
    state: IStateDB | null,
    translator: ITranslator | null
  ): ISession => {
    const session = new SessionModel(backend, (translator ?? nullTranslator).load(DOMAIN));
    session.setRoot(rootOf);
    const set = whenSet(settings, sessionPlugin.id, loaded => session.setDefaults(sessionDefaults(loaded)));
    const remembered = state && remember({ state, key: KEY, model: session, changed: [session] });
    void Promise.all([remembered, set]).then(() => guessSession(session, backend));
    return session;
  }
};

/** The folder JupyterLab was started in. */
function rootOf(home: string): string | undefined {
  return fullPath('', PageConfig.getOption('serverRoot'), home);
}

/** A user who started JupyterLab inside a session finds it chosen. Where the server began is known once it was asked. */
function guessSession(session: SessionModel, backend: IBackend): void {
  const guess = (): void => {
    const { backend: facts } = backend.status;
    const folder = facts && rootOf(facts.home);
    if (folder !== undefined) {
      backend.statusChanged.disconnect(guess);
      session.guessFrom(folder);
    }
  };
  backend.statusChanged.connect(guess);
  guess();
}
