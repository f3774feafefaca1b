import type { TranslationBundle } from '@jupyterlab/translation';
import { ReactWidget } from '@jupyterlab/ui-components';
import type { Message } from '@lumino/messaging';
import React, { Suspense, lazy } from 'react';

import type { ConvertModel } from '../panels/convert/convertModel';
import { TransContext } from '../panels/parts/trans';

/** Not loaded before somebody looks: JupyterLab starts with as little as possible. */
const ConvertPanel = lazy(async () => ({ default: (await import('../panels/convert/ConvertPanel')).ConvertPanel }));

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
        <Suspense>
          <ConvertPanel model={this.model} onNotebook={this._onNotebook} />
        </Suspense>
      </TransContext.Provider>
    );
  }
}
