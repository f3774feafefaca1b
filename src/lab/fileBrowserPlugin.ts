import type { JupyterFrontEnd, JupyterFrontEndPlugin } from '@jupyterlab/application';
import { showErrorMessage } from '@jupyterlab/apputils';
import { IFileBrowserFactory } from '@jupyterlab/filebrowser';
import type { Contents } from '@jupyterlab/services';
import { ITranslator, nullTranslator } from '@jupyterlab/translation';

import { messageOf } from '../core/errors';
import { CommandIDs, DOMAIN } from './commands';
import { isCalibratable, isConvertible, isRaw, isViewable } from './fileBrowserOffers';
import { diffractionIcon } from './icons';
import { resolvePath } from './resolvePath';
import { isOnServer } from './serverPath';
import { IBackend } from './tokens';

/** The context menu itself is in `schema/file-browser.json`. */
export const fileBrowserPlugin: JupyterFrontEndPlugin<void> = {
  id: 'jupyterlab-4dstem:file-browser',
  description: 'Offers conversion, calibration and the viewer in the context menu of the file browser.',
  autoStart: true,
  requires: [IBackend, IFileBrowserFactory],
  optional: [ITranslator],
  activate: (
    app: JupyterFrontEnd,
    backend: IBackend,
    { tracker }: IFileBrowserFactory,
    translator: ITranslator | null
  ): void => {
    const trans = (translator ?? nullTranslator).load(DOMAIN);
    const { contents } = app.serviceManager;

    /** What is selected, when it is one thing on the server. */
    const selected = (): Contents.IModel | undefined => {
      const items = [...(tracker.currentWidget?.selectedItems() ?? [])];
      return items.length === 1 && isOnServer(contents, items[0].path) ? items[0] : undefined;
    };
    const offer = (id: string, label: string, isOffered: (item: Contents.IModel) => boolean, command: string): void => {
      app.commands.addCommand(id, {
        label,
        icon: diffractionIcon,
        isVisible: () => {
          const item = selected();
          return item !== undefined && isOffered(item);
        },
        execute: async () => {
          const item = selected();
          if (!item) {
            return;
          }
          try {
            await app.commands.execute(command, { path: await resolvePath(item.path, contents, backend, trans) });
          } catch (error) {
            await showErrorMessage(label, messageOf(error));
          }
        }
      });
    };
    offer(CommandIDs.convertSelected, trans.__('4D-STEM: Convert'), isConvertible, CommandIDs.convertPath);
    offer(CommandIDs.inspectSelected, trans.__('4D-STEM: Inspect'), isRaw, CommandIDs.inspectPath);
    offer(
      CommandIDs.calibrateSelected,
      trans.__('4D-STEM: Calibrate with Gold'),
      isCalibratable,
      CommandIDs.calibratePath
    );
    offer(CommandIDs.viewSelected, trans.__('4D-STEM: Open Viewer'), isViewable, CommandIDs.openViewer);
  }
};
