import type { TranslationBundle } from '@jupyterlab/translation';
import { ReactWidget } from '@jupyterlab/ui-components';
import type { Message } from '@lumino/messaging';
import React from 'react';

import type { ConvertModel } from '../panels/convert/convertModel';
import { TransContext } from '../panels/parts/trans';
import { SidebarPanel } from '../panels/sidebar/SidebarPanel';
import type { StepsModel } from '../panels/steps/stepsModel';

/** The 4D-STEM sidebar as a widget. The backend is asked for when the sidebar is first seen. */
export class SidebarWidget extends ReactWidget {
  constructor(
    private readonly _model: ConvertModel,
    private readonly _steps: StepsModel,
    private readonly _trans: TranslationBundle
  ) {
    super();
    this.addClass('fd-Widget');
  }

  protected override onAfterShow(message: Message): void {
    super.onAfterShow(message);
    this._model.connect();
  }

  protected render(): JSX.Element {
    return (
      <TransContext.Provider value={this._trans}>
        <SidebarPanel
          backend={this._model.backend}
          session={this._model.session}
          conversions={this._model.conversions}
          steps={this._steps}
        />
      </TransContext.Provider>
    );
  }
}
