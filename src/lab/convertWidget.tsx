import type { TranslationBundle } from '@jupyterlab/translation';
import { ReactWidget } from '@jupyterlab/ui-components';
import type { Message } from '@lumino/messaging';
import React from 'react';

import type { ConvertModel } from '../panels/convert/convertModel';
import { Loaded } from '../panels/parts/Loaded';
import { TransContext } from '../panels/parts/trans';

/** Not loaded before somebody looks: JupyterLab starts with as little as possible. */
const loadPanel = () => import('../panels/convert/ConvertPanel');

/** The Convert panel as a widget. The backend is asked for when the panel is first seen. */
export class ConvertWidget extends ReactWidget {
  constructor(
    readonly model: ConvertModel,
    private readonly _trans: TranslationBundle,
    private readonly _onNotebook: (output: string) => void
  ) {
    super();
    this.addClass('fd-Widget');
  }

  protected override onAfterShow(message: Message): void {
    super.onAfterShow(message);
    this.model.connect();
  }

  protected override onAfterAttach(message: Message): void {
    super.onAfterAttach(message);
    if (this.isVisible) {
      this.model.connect();
    }
  }

  protected render(): JSX.Element {
    return (
      <TransContext.Provider value={this._trans}>
        <Loaded load={loadPanel}>
          {({ ConvertPanel }) => <ConvertPanel model={this.model} onNotebook={this._onNotebook} />}
        </Loaded>
      </TransContext.Provider>
    );
  }
}
