import type { TranslationBundle } from '@jupyterlab/translation';
import React from 'react';

import type { Backend } from '../panels/connection';
import { ConnectionBar } from '../panels/parts/ConnectionBar';
import { FailureNote } from '../panels/parts/FailureNote';
import { failureOf } from '../panels/parts/failure';
import { Loaded } from '../panels/parts/Loaded';
import { useStatus } from '../panels/parts/useStatus';
import type { ViewerProps } from '../panels/viewer/Viewer';
import { ViewerModel } from '../panels/viewer/viewerModel';
import { PanelWidget } from './panelWidget';

/** Not loaded before somebody looks: JupyterLab starts with as little as possible. */
const loadViewer = () => import('../panels/viewer/Viewer');

export interface ViewerWidgetOptions {
  backend: Backend;
  trans: TranslationBundle;
  /** Full path of the file on the server, once it is known */
  output: Promise<string>;
  /** Where the viewer leads to */
  actions: Omit<ViewerProps, 'model'>;
}

/** One file in a viewer of its own. The file is opened when the viewer is first seen. */
export class ViewerWidget extends PanelWidget {
  constructor(private readonly _options: ViewerWidgetOptions) {
    super({ trans: _options.trans, onSeen: () => void this._open(), draw: () => this._draw() });
    this.model = new ViewerModel(_options.backend, _options.trans);
  }

  readonly model: ViewerModel;

  override dispose(): void {
    if (!this.isDisposed) {
      this.model.dispose();
    }
    super.dispose();
  }

  private _draw(): JSX.Element {
    const { backend, trans, actions } = this._options;
    return (
      <section className="fd-Panel" aria-label={trans.__('4D-STEM viewer')}>
        <Connection backend={backend} />
        <div className="fd-ViewerPanel">
          {this._failure !== undefined && <FailureNote failure={failureOf(this._failure)} />}
          <Loaded load={loadViewer}>{({ Viewer }) => <Viewer model={this.model} {...actions} />}</Loaded>
        </div>
      </section>
    );
  }

  private async _open(): Promise<void> {
    try {
      const output = await this._options.output;
      if (!this.isDisposed) {
        await this.model.show(output);
      }
    } catch (error) {
      this._failure = error;
      this.update();
    }
  }

  private _failure: unknown;
}

function Connection({ backend }: { backend: Backend }): JSX.Element {
  const connect = (): void => void backend.connect().catch(() => undefined);
  return <ConnectionBar status={useStatus(backend)} running={0} onConnect={connect} />;
}
