import type { TranslationBundle } from '@jupyterlab/translation';
import React from 'react';

import type { Backend } from '../panels/connection';
import type { ViewerProps } from '../panels/viewer/Viewer';
import { ViewerModel } from '../panels/viewer/viewerModel';
import { OwnTabWidget } from './ownTabWidget';

const load = () => import('../panels/viewer/Viewer');

export interface ViewerWidgetOptions {
  backend: Backend;
  trans: TranslationBundle;
  /** Full path of the file on the server, once it is known */
  output: Promise<string>;
  /** Where the viewer leads to */
  actions: Omit<ViewerProps, 'model'>;
}

/** One file in a viewer of its own. The file is opened when the viewer is first seen. */
export class ViewerWidget extends OwnTabWidget<ViewerModel, Awaited<ReturnType<typeof load>>> {
  constructor({ backend, trans, output, actions }: ViewerWidgetOptions) {
    const model = new ViewerModel(backend, trans);
    super({
      backend,
      trans,
      label: trans.__('4D-STEM viewer'),
      model,
      open: async () => {
        const path = await output;
        if (!this.isDisposed) {
          await model.show(path);
        }
      },
      load,
      draw: ({ Viewer }) => <Viewer model={model} {...actions} />
    });
  }
}
