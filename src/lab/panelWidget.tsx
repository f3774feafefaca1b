import type { TranslationBundle } from '@jupyterlab/translation';
import { ReactWidget } from '@jupyterlab/ui-components';
import type { Message } from '@lumino/messaging';
import React from 'react';

import { TransContext } from '../panels/parts/trans';

export interface PanelWidgetOptions {
  readonly trans: TranslationBundle;
  /** Called whenever the panel comes into view: the backend starts when somebody looks */
  onSeen(): void;
  draw(): JSX.Element;
}

/** A panel of ours as a widget of JupyterLab. */
export class PanelWidget extends ReactWidget {
  constructor(private readonly _panel: PanelWidgetOptions) {
    super();
    this.addClass('fd-Widget');
  }

  protected override onAfterShow(message: Message): void {
    super.onAfterShow(message);
    this._onSeen();
  }

  protected override onAfterAttach(message: Message): void {
    super.onAfterAttach(message);
    if (this.isVisible) {
      this._onSeen();
    }
  }

  /** Nothing is drawn, nor fetched for it, before somebody looks. */
  protected render(): JSX.Element | null {
    const { trans, draw } = this._panel;
    return this._isSeen ? <TransContext.Provider value={trans}>{draw()}</TransContext.Provider> : null;
  }

  private _onSeen(): void {
    this._panel.onSeen();
    if (!this._isSeen) {
      this._isSeen = true;
      this.update();
    }
  }

  private _isSeen = false;
}
