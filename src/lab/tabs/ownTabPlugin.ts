import type { JupyterFrontEndPlugin } from '@jupyterlab/application';
import type { TranslationBundle } from '@jupyterlab/translation';

import { nameOf } from '../../panels/parts/paths';
import { diffractionIcon } from '../icons';
import { MainAreaPanels } from '../mainAreaPanels';
import type { OwnTab } from './ownTabWidget';
import { OwnTabWidget } from './ownTabWidget';
import type { TabPlace } from './tabPlugin';
import { tabPlugin } from './tabPlugin';

export interface OwnTabDescription {
  /** Of the plugin, and of its tabs, "jupyterlab-4dstem-viewer:<path>", by which JupyterLab finds them after a reload */
  readonly id: string;
  readonly description: string;
  /** Takes `{ path }` */
  readonly command: string;
  /** The command, what it does, and what the tab is for screen readers */
  words(trans: TranslationBundle): { readonly label: string; readonly caption: string; readonly tab: string };
  /** What stands on the tab; absent: the name of the file */
  titleOf?(path: string): string;
  /** Fetches and makes it when the tab is first seen: JupyterLab starts with as little as possible */
  make(place: TabPlace, path: string): Promise<OwnTab>;
}

/** The plugin of one kind of tabs: one for each path, with the command that opens it, there again after a reload. */
export function ownTabPlugin(description: OwnTabDescription): JupyterFrontEndPlugin<void> {
  const { id, command, words, titleOf = nameOf, make } = description;
  return tabPlugin({
    id,
    description: description.description,
    activate: place => {
      const { app, backend, restorer, trans } = place;
      const { label, caption, tab } = words(trans);
      const panels = new MainAreaPanels({
        app,
        restorer,
        namespace: `jupyterlab-4dstem-${id}`,
        command,
        make: path => ({
          content: new OwnTabWidget({ backend, trans, label: tab, make: () => make(place, path) }),
          label: titleOf(path),
          caption: path
        })
      });
      app.commands.addCommand(command, {
        label,
        caption,
        icon: diffractionIcon,
        isEnabled: args => typeof args['path'] === 'string',
        execute: args => panels.open(String(args['path']))
      });
    }
  });
}
