import type { JupyterFrontEnd } from '@jupyterlab/application';
import { MainAreaWidget } from '@jupyterlab/apputils';
import { PathExt } from '@jupyterlab/coreutils';
import { Widget } from '@lumino/widgets';

import { diffractionIcon } from './icons';

/** A file of the server that is read in the page: HTML by itself, anything else as text. */
export interface TextDocument {
  /** Full path on the server, wherever it lies */
  readonly path: string;
  readonly text: string;
}

/** Shows a file in a tab of the main area, cut off from the page: it runs no scripts and reaches nothing. */
export function showDocument(app: JupyterFrontEnd, { path, text }: TextDocument): void {
  const id = `jupyterlab-4dstem-document:${path}`;
  const open = Array.from(app.shell.widgets('main')).find(widget => widget.id === id);
  const tab = open ?? made(path, text);
  if (!open) {
    tab.id = id;
    tab.title.label = PathExt.basename(path);
    tab.title.caption = path;
    tab.title.icon = diffractionIcon;
    tab.title.closable = true;
    app.shell.add(tab, 'main');
  }
  app.shell.activateById(id);
}

function made(path: string, text: string): Widget {
  const tab = new MainAreaWidget({ content: new DocumentView(path, text) });
  tab.toolbar.hide();
  return tab;
}

class DocumentView extends Widget {
  constructor(path: string, text: string) {
    const frame = document.createElement('iframe');
    frame.className = 'fd-Document';
    frame.title = PathExt.basename(path);
    frame.setAttribute('sandbox', '');
    frame.srcdoc = path.endsWith('.html') ? text : plainPage(text);
    super({ node: frame });
  }
}

/** Text as a page, in the colours of the user's system as reports have them. */
function plainPage(text: string): string {
  const shown = document.createElement('pre');
  shown.textContent = text;
  return `<!doctype html><meta name="color-scheme" content="light dark">${shown.outerHTML}`;
}
