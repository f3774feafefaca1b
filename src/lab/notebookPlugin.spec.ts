import type { JupyterFrontEnd } from '@jupyterlab/application';
import type { INotebookTracker } from '@jupyterlab/notebook';
import { CommandRegistry } from '@lumino/commands';

import { CommandIDs } from './commands';
import { loadingCell } from './loadingCell';
import { notebookPlugin } from './notebookPlugin';

/** As much of a notebook as is asked for: one code cell, which takes a source. */
function notebook(id: string, isVisible: boolean) {
  let source = '';
  const sharedModel = { getSource: () => source, setSource: (text: string) => void (source = text) };
  const content = { activeCell: { model: { type: 'code', sharedModel } } };
  return { id, isVisible, content, context: { ready: Promise.resolve() }, source: () => source };
}

async function opened(current: ReturnType<typeof notebook> | null) {
  const commands = new CommandRegistry();
  const fresh = notebook('new', true);
  const created: unknown[] = [];
  commands.addCommand('notebook:create-new', {
    execute: args => {
      created.push(args['kernelName']);
      return fresh;
    }
  });
  const active: string[] = [];
  const specs = {
    default: 'ir',
    kernelspecs: { ir: { language: 'R' }, python3: { language: 'python' } }
  };
  void notebookPlugin.activate(
    {
      commands,
      shell: { activateById: (id: string) => void active.push(id) },
      serviceManager: { kernelspecs: { specs } }
    } as unknown as JupyterFrontEnd,
    { currentWidget: current } as unknown as INotebookTracker,
    null,
    null
  );
  await commands.execute(CommandIDs.openInNotebook, { output: '/out/x.hdf5' });
  return { fresh, created, active };
}

describe('Open in a notebook', () => {
  it('makes a notebook that speaks Python when there is none in sight', async () => {
    for (const current of [null, notebook('hidden', false)]) {
      const { fresh, created, active } = await opened(current);
      expect(created).toEqual(['python3']);
      expect(fresh.source()).toBe(loadingCell('/out/x.hdf5'));
      expect(active).toEqual(['new']);
      expect(current?.source() ?? '').toBe('');
    }
  });

  it('takes the notebook that is in sight', async () => {
    const current = notebook('here', true);
    const { created, active } = await opened(current);
    expect(created).toEqual([]);
    expect(current.source()).toBe(loadingCell('/out/x.hdf5'));
    expect(active).toEqual(['here']);
  });
});
