import type { JupyterFrontEnd, JupyterFrontEndPlugin } from '@jupyterlab/application';
import { ILayoutRestorer } from '@jupyterlab/application';
import { ICommandPalette, MainAreaWidget, WidgetTracker } from '@jupyterlab/apputils';
import { ILauncher } from '@jupyterlab/launcher';
import { ITranslator, nullTranslator } from '@jupyterlab/translation';
import type { ReadonlyPartialJSONObject } from '@lumino/coreutils';

import type { ConvertChoice, ConvertModel } from '../panels/convert/convertModel';
import { CommandIDs, DOMAIN } from './commands';
import { announceConversions } from './conversionNotices';
import { ConvertWidget } from './convertWidget';
import { diffractionIcon } from './icons';
import { IConvertModel } from './tokens';

export const convertPlugin: JupyterFrontEndPlugin<void> = {
  id: 'jupyterlab-4dstem:convert-panel',
  description: 'Adds the Convert panel, its launcher card and its commands.',
  autoStart: true,
  requires: [IConvertModel],
  optional: [ILayoutRestorer, ILauncher, ICommandPalette, ITranslator],
  activate: (
    app: JupyterFrontEnd,
    model: IConvertModel,
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
        const content = new ConvertWidget(model, trans);
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
      execute: args => {
        open();
        restoreChoice(model, args['choice']);
      }
    });
    app.commands.addCommand(CommandIDs.chooseData, {
      label: trans.__('Choose Data to Convert'),
      execute: () => {
        open();
        return model.browse();
      }
    });
    palette?.addItem({ command: CommandIDs.openConvert, category });
    palette?.addItem({ command: CommandIDs.chooseData, category });
    launcher?.add({ command: CommandIDs.openConvert, args: { isLauncher: true }, category, rank: 1 });

    announceConversions({
      model,
      trans,
      isSeen: () => tracker.find(panel => panel.isVisible) !== undefined,
      show: open
    });

    if (restorer) {
      void restorer.restore(tracker, {
        command: CommandIDs.openConvert,
        name: () => 'convert',
        args: () => ({ choice: { ...model.choice, form: { ...model.choice.form } } })
      });
      followChoice(model, () => void tracker.forEach(panel => void tracker.save(panel)));
    }
  }
};

/** Calls back when path or form have changed, so that they are there again after a reload. */
function followChoice(model: ConvertModel, save: () => void): void {
  let { path, form } = model.state;
  model.changed.connect((_, state) => {
    if (state.path !== path || state.form !== form) {
      ({ path, form } = state);
      save();
    }
  });
}

function restoreChoice(model: ConvertModel, choice: unknown): void {
  if (choice && !model.state.path) {
    const { path, form } = choice as ConvertChoice & ReadonlyPartialJSONObject;
    model.edit(form);
    void model.choose(path);
  }
}
