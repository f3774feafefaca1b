import type { JupyterFrontEnd, JupyterFrontEndPlugin } from '@jupyterlab/application';
import { ILayoutRestorer } from '@jupyterlab/application';
import { ICommandPalette, MainAreaWidget, WidgetTracker } from '@jupyterlab/apputils';
import { ILauncher } from '@jupyterlab/launcher';
import { ITranslator, nullTranslator } from '@jupyterlab/translation';

import { CommandIDs, DOMAIN } from './commands';
import { announceConversions } from './conversionNotices';
import { ConvertWidget } from './convertWidget';
import { diffractionIcon } from './icons';
import { IConvertModel, ISteps } from './tokens';

export const convertPlugin: JupyterFrontEndPlugin<void> = {
  id: 'jupyterlab-4dstem:convert-panel',
  description: 'Adds the Convert panel, its launcher card and its commands.',
  autoStart: true,
  requires: [IConvertModel, ISteps],
  optional: [ILayoutRestorer, ILauncher, ICommandPalette, ITranslator],
  activate: (
    app: JupyterFrontEnd,
    model: IConvertModel,
    steps: ISteps,
    restorer: ILayoutRestorer | null,
    launcher: ILauncher | null,
    palette: ICommandPalette | null,
    translator: ITranslator | null
  ): void => {
    const trans = (translator ?? nullTranslator).load(DOMAIN);
    const category = trans.__('4D-STEM');
    const tracker = new WidgetTracker<MainAreaWidget<ConvertWidget>>({ namespace: 'jupyterlab-4dstem-convert' });

    const open = (): void => {
      let panel = tracker.currentWidget;
      if (!panel) {
        const content = new ConvertWidget(
          model,
          trans,
          output => void app.commands.execute(CommandIDs.openInNotebook, { output })
        );
        panel = new MainAreaWidget({ content });
        panel.id = 'jupyterlab-4dstem-convert';
        panel.title.label = trans.__('Convert');
        panel.title.caption = trans.__('Convert Merlin .mib to HDF5');
        panel.title.icon = diffractionIcon;
        panel.toolbar.hide();
        void tracker.add(panel);
      }
      if (!panel.isAttached) {
        app.shell.add(panel, 'main');
      }
      app.shell.activateById(panel.id);
    };

    app.commands.addCommand(CommandIDs.openConvert, {
      label: args => (args['isLauncher'] ? trans.__('Convert') : trans.__('Convert Merlin .mib to HDF5')),
      caption: trans.__('Convert Merlin .mib files to HDF5 and look at the result'),
      icon: diffractionIcon,
      execute: () => open()
    });
    app.commands.addCommand(CommandIDs.convertPath, {
      label: trans.__('Convert a Path'),
      isEnabled: args => typeof args['path'] === 'string',
      execute: args => {
        open();
        return model.open(String(args['path']));
      }
    });
    app.commands.addCommand(CommandIDs.inspectPath, {
      label: trans.__('Inspect a Path'),
      isEnabled: args => typeof args['path'] === 'string',
      execute: args => {
        open();
        return model.inspect(String(args['path']));
      }
    });
    app.commands.addCommand(CommandIDs.chooseData, {
      label: trans.__('Choose Data to Convert'),
      execute: () => {
        open();
        model.session.setView('folder');
        return model.session.browse();
      }
    });
    palette?.addItem({ command: CommandIDs.openConvert, category });
    palette?.addItem({ command: CommandIDs.chooseData, category });
    launcher?.add({ command: CommandIDs.openConvert, args: { isLauncher: true }, category, rank: 1 });

    steps.add({
      id: 'convert',
      rank: 100,
      name: trans.__('Convert'),
      says: trans.__('Merlin .mib to HDF5'),
      model: model.step,
      open
    });
    announceConversions({
      conversions: model.conversions,
      trans,
      isSeen: () => tracker.find(panel => panel.isVisible) !== undefined,
      show: open
    });

    if (restorer) {
      void restorer.restore(tracker, { command: CommandIDs.openConvert, name: () => 'convert' });
    }
  }
};
