import type { TranslationBundle } from '@jupyterlab/translation';
import { ReactWidget } from '@jupyterlab/ui-components';
import type { Message } from '@lumino/messaging';
import React from 'react';

import { Loaded } from '../panels/parts/Loaded';
import { TransContext } from '../panels/parts/trans';
import { styled } from './styled';

export interface PanelWidgetOptions<Part> {
  readonly trans: TranslationBundle;
  /** Called whenever the panel comes into view: the backend starts when somebody looks */
  onSeen(): void;
  /** Fetches what is drawn when the panel is first seen: JupyterLab starts with as little as possible */
  load(): Promise<Part>;
  draw(part: Part): JSX.Element;
}

/** A panel of ours as a widget of JupyterLab. */
export class PanelWidget<Part> extends ReactWidget {
  constructor(private readonly _panel: PanelWidgetOptions<Part>) {
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
    return this._isSeen ? (
      <TransContext.Provider value={trans}>
        <Loaded load={this._load}>{draw}</Loaded>
      </TransContext.Provider>
    ) : null;
  }

  private _onSeen(): void {
    this._panel.onSeen();
    if (!this._isSeen) {
      this._isSeen = true;
      this.update();
    }
  }

  private readonly _load = (): Promise<Part> => styled(this._panel.load());
  private _isSeen = false;
}
