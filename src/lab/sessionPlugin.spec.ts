import type { JupyterFrontEnd } from '@jupyterlab/application';
import { PageConfig } from '@jupyterlab/coreutils';
import { StateDB } from '@jupyterlab/statedb';

import type { SessionModel } from '../panels/session/sessionModel';
import { settled } from '../panels/testing/fakeBackend';
import { SAVED_SESSION, SESSION, SessionBackend } from '../panels/testing/sessionBackend';
import { sessionPlugin } from './sessionPlugin';

/** JupyterLab starts in a folder; the backend is asked later. */
async function started(serverRoot: string, state: StateDB | null = null) {
  PageConfig.setOption('serverRoot', serverRoot);
  const backend = new SessionBackend();
  const model = (await sessionPlugin.activate({} as JupyterFrontEnd, backend, null, state, null)) as SessionModel;
  await settled();
  return { backend, model };
}

const guesses = (backend: SessionBackend): unknown[] => backend.askedFor('session/guess');

describe('sessionPlugin', () => {
  it('chooses the session in which JupyterLab was started, once the backend is there', async () => {
    const { backend, model } = await started('/data/2026/cm1-1/processing/notebooks');
    expect(guesses(backend)).toEqual([]);
    backend.become('ready');
    await settled();
    expect(guesses(backend)).toEqual([{ folder: '/data/2026/cm1-1/processing/notebooks' }]);
    expect(model.state.place).toEqual(SESSION);
    model.dispose();
  });

  it('knows where the home folder is by the backend', async () => {
    const { backend, model } = await started('~/notebooks');
    backend.become('ready');
    await settled();
    expect(guesses(backend)).toEqual([{ folder: '/home/me/notebooks' }]);
    expect(model.state.place).toBeUndefined();
    model.dispose();
  });

  it('guesses once, not each time the backend comes back', async () => {
    const { backend, model } = await started('/home/me');
    backend.become('ready');
    await settled();
    backend.become('lost');
    backend.become('ready');
    await settled();
    expect(guesses(backend)).toHaveLength(1);
    model.dispose();
  });

  it('leaves a choice that was remembered', async () => {
    const state = new StateDB();
    const saved = { ...SAVED_SESSION, view: 'folder', path: '/home/me/scans' };
    await state.save('jupyterlab-4dstem:session', saved);
    const { backend, model } = await started('/data/2026/cm1-1', state);
    backend.become('ready');
    await settled();
    expect(guesses(backend)).toEqual([]);
    expect(model.state.place).toEqual({ folder: '/home/me/scans' });
    model.dispose();
  });
});
