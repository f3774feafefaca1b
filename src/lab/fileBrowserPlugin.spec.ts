import type { JupyterFrontEnd } from '@jupyterlab/application';
import { PageConfig } from '@jupyterlab/coreutils';
import type { IFileBrowserFactory } from '@jupyterlab/filebrowser';
import { CommandRegistry } from '@lumino/commands';

import schema from '../../schema/file-browser.json';
import { FakeBackend } from '../panels/testing/fakeBackend';
import { CommandIDs } from './commands';
import { fileBrowserPlugin } from './fileBrowserPlugin';

interface Item {
  path: string;
  type: 'file' | 'directory';
}

/** The plugin in a page whose file browser has some items selected. */
function browser(...items: Item[]) {
  const commands = new CommandRegistry();
  const executed: unknown[] = [];
  [CommandIDs.convertPath, CommandIDs.inspectPath, CommandIDs.openViewer].forEach(id =>
    commands.addCommand(id, { execute: args => void executed.push([id, args['path']]) })
  );
  const contents = {
    driveName: (path: string) => (path.includes(':') ? path.split(':')[0] : ''),
    localPath: (path: string) => path.split(':').pop()
  };
  void fileBrowserPlugin.activate(
    { commands, serviceManager: { contents } } as unknown as JupyterFrontEnd,
    new FakeBackend(),
    { tracker: { currentWidget: { selectedItems: () => items.values() } } } as unknown as IFileBrowserFactory,
    null
  );
  const offered = (): string[] =>
    [CommandIDs.convertSelected, CommandIDs.inspectSelected, CommandIDs.viewSelected].filter(id =>
      commands.isVisible(id)
    );
  return { commands, executed, offered };
}

const { convertSelected, inspectSelected, viewSelected } = CommandIDs;

describe('the context menu of the file browser', () => {
  it.each<[string, Item[], string[]]>([
    ['raw data', [{ path: 'a/x_data.mib', type: 'file' }], [convertSelected, inspectSelected, viewSelected]],
    ['a folder', [{ path: 'a', type: 'directory' }], [convertSelected]],
    ['converted data', [{ path: 'a/x_data.hdf5', type: 'file' }], [viewSelected]],
    ['any other file', [{ path: 'a/x.txt', type: 'file' }], []],
    ['a file of another drive', [{ path: 'GitHub:x_data.mib', type: 'file' }], []],
    [
      'several things',
      [
        { path: 'a.mib', type: 'file' },
        { path: 'b.mib', type: 'file' }
      ],
      []
    ],
    ['nothing', [], []]
  ])('offers for %s what can be done with it', (_, items, expected) =>
    expect(browser(...items).offered()).toEqual(expected)
  );

  it('hands on the full path, below whatever the root of the server is', async () => {
    PageConfig.setOption('serverRoot', '~/visits');
    const { commands, executed } = browser({ path: 'RTC:cm1-1/x_data.mib', type: 'file' });
    await commands.execute(convertSelected);
    await commands.execute(inspectSelected);
    expect(executed).toEqual([
      [CommandIDs.convertPath, '/home/me/visits/cm1-1/x_data.mib'],
      [CommandIDs.inspectPath, '/home/me/visits/cm1-1/x_data.mib']
    ]);
  });

  it('lists the commands that there are', () => {
    const { commands } = browser();
    const listed = schema['jupyter.lab.menus'].context.flatMap(item => ('command' in item ? [item.command] : []));
    expect(listed).toHaveLength(4);
    listed.forEach(id => expect(commands.hasCommand(String(id))).toBe(true));
  });
});
