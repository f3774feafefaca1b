import type { ConvertModel } from '../panels/convert/convertModel';
import { CommandIDs } from './commands';
import { IConvertModel } from './convertModelPlugin';
import type { OpenedPanel } from './panelPlugin';
import { panelPlugin } from './panelPlugin';

export const convertPlugin = panelPlugin({
  id: 'convert',
  model: IConvertModel,
  rank: 100,
  words: trans => ({
    name: trans.__('Convert'),
    says: trans.__('Merlin .mib to HDF5'),
    caption: trans.__('Convert Merlin .mib to HDF5')
  }),
  load: async () => (await import('../panels/convert/ConvertPanel')).ConvertPanel,
  // A converted file has a viewer of its own
  look: ({ app }, { result }) => {
    if (result && 'output' in result) {
      void app.commands.execute(CommandIDs.openViewer, { path: result.output });
    }
  },
  extend: addCommands
});

/** Shows a file or folder in the panel, from the file browser and elsewhere. */
function addCommands({ app, model, palette, trans, open }: OpenedPanel<ConvertModel>): void {
  const ofPath = (label: string, show: (path: string) => Promise<void>) => ({
    label,
    isEnabled: (args: Record<string, unknown>) => typeof args['path'] === 'string',
    execute: (args: Record<string, unknown>) => {
      open();
      return show(String(args['path']));
    }
  });
  app.commands.addCommand(
    CommandIDs.convertPath,
    ofPath(trans.__('Convert a Path'), path => model.open(path))
  );
  app.commands.addCommand(CommandIDs.chooseData, {
    label: trans.__('Choose Data to Convert'),
    execute: async () => {
      open();
      await app.commands.execute(CommandIDs.chooseSession);
      model.session.setView('folder');
      await model.session.browse();
    }
  });
  palette?.addItem({ command: CommandIDs.chooseData, category: trans.__('4D-STEM') });
}
