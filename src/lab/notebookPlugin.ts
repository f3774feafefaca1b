import type { JupyterFrontEnd, JupyterFrontEndPlugin } from '@jupyterlab/application';
import { showErrorMessage } from '@jupyterlab/apputils';
import type { KernelSpec } from '@jupyterlab/services';
import type { NotebookPanel } from '@jupyterlab/notebook';
import { INotebookTracker, NotebookActions } from '@jupyterlab/notebook';
import { ITranslator, nullTranslator } from '@jupyterlab/translation';

import { messageOf } from '../core/errors';
import { CommandIDs, DOMAIN } from './commands';
import { loadingCell } from './loadingCell';
import { openNotebook } from './openNotebook';
import { IBackend } from './tokens';

export const notebookPlugin: JupyterFrontEndPlugin<void> = {
  id: 'jupyterlab-4dstem:notebook',
  description: 'Loads a converted file in a notebook, and opens notebooks that lie anywhere on the server.',
  autoStart: true,
  requires: [INotebookTracker],
  optional: [ITranslator, IBackend],
  activate: (
    app: JupyterFrontEnd,
    tracker: INotebookTracker,
    translator: ITranslator | null,
    backend: IBackend | null
  ): void => {
    const trans = (translator ?? nullTranslator).load(DOMAIN);
    const newNotebook = async (): Promise<NotebookPanel> => {
      const kernelName = pythonKernel(app.serviceManager.kernelspecs.specs);
      return (await app.commands.execute('notebook:create-new', { kernelName })) as NotebookPanel;
    };
    app.commands.addCommand(CommandIDs.openInNotebook, {
      label: trans.__('Open in a Notebook'),
      caption: trans.__('Put a cell that loads the file with h5py and HyperSpy into a notebook'),
      isEnabled: args => typeof args['output'] === 'string',
      execute: async args => {
        // One that is in sight: a cell that appears in a hidden notebook would not be found.
        const open = tracker.currentWidget;
        const panel = open?.isVisible ? open : await newNotebook();
        await panel.context.ready;
        putCell(panel.content, loadingCell(String(args['output'])));
        app.shell.activateById(panel.id);
      }
    });
    app.commands.addCommand(CommandIDs.openNotebook, {
      label: trans.__('Open as Notebook'),
      isEnabled: ({ path, text }) => typeof path === 'string' && typeof text === 'string',
      execute: async ({ path, text }) => {
        try {
          const home = backend?.status.backend?.home ?? '';
          await openNotebook(app, { path: String(path), text: String(text) }, home);
        } catch (error) {
          const sentence = messageOf(error);
          await showErrorMessage(trans.__('The notebook cannot be opened'), sentence);
        }
      }
    });
  }
};

/** The default kernel if it speaks Python, else one that does; undefined leaves the choice to the user. */
function pythonKernel(specs: KernelSpec.ISpecModels | null): string | undefined {
  const names = Object.keys(specs?.kernelspecs ?? {}).filter(
    name => specs?.kernelspecs[name]?.language.toLowerCase() === 'python'
  );
  return specs && names.includes(specs.default) ? specs.default : names[0];
}

/** Puts code into the active cell if that is an empty code cell, else into a new one below it. */
function putCell(notebook: NotebookPanel['content'], source: string): void {
  const { activeCell } = notebook;
  if (activeCell?.model.type !== 'code' || activeCell.model.sharedModel.getSource().trim() !== '') {
    NotebookActions.insertBelow(notebook);
  }
  notebook.activeCell?.model.sharedModel.setSource(source);
}
