import { WidgetTracker } from '@jupyterlab/apputils';
import type { DocumentWidget } from '@jupyterlab/docregistry';

import { diffractionIcon } from '../icons';
import { resolvePath } from '../resolvePath';
import { OwnTabWidget } from './ownTabWidget';
import { tabPlugin } from './tabPlugin';
import { OnDiskModelFactory, ViewerFactory } from './viewerDocument';

const HDF5 = 'application/x-hdf5';
const RAW = 'application/octet-stream';
const FACTORY = '4D-STEM Viewer';

export const fileTypesPlugin = tabPlugin({
  id: 'file-types',
  description: 'Knows raw data, HyperSpy files and converted data in the file browser, and opens them in the viewer.',
  activate: place => {
    const { app, backend, restorer, trans } = place;
    const { contents } = app.serviceManager;
    const fileTypes = [
      { name: 'merlin-mib', displayName: trans.__('Merlin Raw Data'), extensions: ['.mib'], mimeTypes: [RAW] },
      { name: 'hspy', displayName: trans.__('HyperSpy File'), extensions: ['.hspy'] },
      { name: '4dstem-data', displayName: trans.__('4D-STEM Data'), extensions: [], pattern: '_data[^/]*\\.hdf5$' }
    ];
    fileTypes.forEach(type => app.docRegistry.addFileType({ mimeTypes: [HDF5], ...type, icon: diffractionIcon }));
    app.docRegistry.addModelFactory(new OnDiskModelFactory());
    const names = fileTypes.map(({ name }) => name);
    const factory = new ViewerFactory({
      name: FACTORY,
      label: trans.__('4D-STEM Viewer'),
      modelName: 'jupyterlab-4dstem:on-disk',
      fileTypes: names,
      defaultFor: names,
      readOnly: true,
      viewerOf: path => {
        const output = resolvePath(path, contents, backend, trans);
        // Told where the viewer is, once it is seen
        output.catch(() => undefined);
        const make = async () => (await import('./viewerTab')).viewerTab(place, output);
        return new OwnTabWidget({ backend, trans, label: trans.__('4D-STEM viewer'), make });
      }
    });
    app.docRegistry.addWidgetFactory(factory);

    const tracker = new WidgetTracker<DocumentWidget<OwnTabWidget>>({ namespace: 'jupyterlab-4dstem-document' });
    factory.widgetCreated.connect((_, widget) => {
      widget.context.pathChanged.connect(() => void tracker.save(widget));
      void tracker.add(widget);
    });
    if (restorer) {
      void restorer.restore(tracker, {
        command: 'docmanager:open',
        name: ({ context }) => context.path,
        args: ({ context }) => ({ path: context.path, factory: FACTORY })
      });
    }
  }
});
