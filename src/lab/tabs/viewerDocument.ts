import type { DocumentRegistry } from '@jupyterlab/docregistry';
import { ABCWidgetFactory, DocumentModel, DocumentWidget, TextModelFactory } from '@jupyterlab/docregistry';

import { diffractionIcon } from '../icons';
import type { OwnTabWidget } from './ownTabWidget';

/**
 * A document of which nothing but its path comes to the browser, for its file may be of any size.
 *
 * Without a format JupyterLab asks for the file without its content. A document that counts as collaborative is one
 * JupyterLab does not save, and does not copy to a checkpoint when it is opened, which it does with any other.
 */
export class OnDiskModelFactory extends TextModelFactory {
  override get name(): string {
    return 'jupyterlab-4dstem:on-disk';
  }

  override get fileFormat(): null {
    return null;
  }

  override createNew(): DocumentRegistry.ICodeModel {
    const model = new DocumentModel({ collaborationEnabled: true });
    model.readOnly = true;
    return model;
  }
}

export interface ViewerFactoryOptions extends DocumentRegistry.IWidgetFactoryOptions {
  /** A viewer for a path of the file browser */
  viewerOf(path: string): OwnTabWidget;
}

/** Opens documents in viewers. */
export class ViewerFactory extends ABCWidgetFactory<DocumentWidget<OwnTabWidget>> {
  constructor(private readonly _options: ViewerFactoryOptions) {
    super(_options);
  }

  protected override createNewWidget(context: DocumentRegistry.Context): DocumentWidget<OwnTabWidget> {
    const widget = new DocumentWidget({ content: this._options.viewerOf(context.path), context });
    widget.title.icon = diffractionIcon;
    widget.toolbar.hide();
    return widget;
  }
}
