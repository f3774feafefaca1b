import type { JupyterFrontEnd } from '@jupyterlab/application';
import type { ILayoutRestorer } from '@jupyterlab/application';
import { MainAreaWidget, WidgetTracker } from '@jupyterlab/apputils';
import type { Widget } from '@lumino/widgets';

import { diffractionIcon } from './icons';

export interface MainAreaOptions<Content extends Widget> {
  readonly app: JupyterFrontEnd;
  readonly restorer: ILayoutRestorer | null;
  /** Begins the id of every tab: "jupyterlab-4dstem-viewer" */
  readonly namespace: string;
  /** Opens a tab again when JupyterLab restores its layout, with the path the tab is of */
  readonly command: string;
  /** @param path of what the tab shows; empty where there is one tab only */
  make(path: string): { readonly content: Content; readonly label: string; readonly caption: string };
}

/** Tabs of one kind in the main area: one for each path, opened or brought to the front, and there again after a reload. */
export class MainAreaPanels<Content extends Widget> {
  constructor(private readonly _options: MainAreaOptions<Content>) {
    const { namespace, restorer, command } = _options;
    this._tracker = new WidgetTracker({ namespace });
    if (restorer) {
      void restorer.restore(this._tracker, {
        command,
        name: ({ id }) => id,
        args: ({ id }) => ({ path: id.slice(namespace.length + 1) })
      });
    }
  }

  /** Whether the user sees one of them. */
  get isSeen(): boolean {
    return this._tracker.find(panel => panel.isVisible) !== undefined;
  }

  open(path = ''): MainAreaWidget<Content> {
    const { app, namespace } = this._options;
    const id = path === '' ? namespace : `${namespace}:${path}`;
    const panel = this._tracker.find(open => open.id === id) ?? this._create(id, path);
    if (!panel.isAttached) {
      app.shell.add(panel, 'main');
    }
    app.shell.activateById(id);
    return panel;
  }

  private _create(id: string, path: string): MainAreaWidget<Content> {
    const { content, label, caption } = this._options.make(path);
    const panel = new MainAreaWidget({ content });
    panel.id = id;
    panel.title.label = label;
    panel.title.caption = caption;
    panel.title.icon = diffractionIcon;
    panel.toolbar.hide();
    void this._tracker.add(panel);
    return panel;
  }

  private readonly _tracker: WidgetTracker<MainAreaWidget<Content>>;
}
