import type { TranslationBundle } from '@jupyterlab/translation';
import { ReactWidget } from '@jupyterlab/ui-components';
import type { Message } from '@lumino/messaging';
import React, { useCallback, useSyncExternalStore } from 'react';

import type { Backend, BackendStatus } from '../panels/connection';
import { ConnectionBar } from '../panels/parts/ConnectionBar';
import { FailureNote } from '../panels/parts/FailureNote';
import { failureOf } from '../panels/parts/failure';
import { Loaded } from '../panels/parts/Loaded';
import { TransContext } from '../panels/parts/trans';
import { ViewerModel } from '../panels/viewer/viewerModel';

/** Not loaded before somebody looks: JupyterLab starts with as little as possible. */
const loadViewer = () => import('../panels/viewer/Viewer');

export interface ViewerWidgetOptions {
  backend: Backend;
  trans: TranslationBundle;
  /** Full path of the file on the server, once it is known */
  output: Promise<string>;
  onNotebook?(output: string): void;
}

/** One file in a viewer of its own. The file is opened when the viewer is first seen. */
export class ViewerWidget extends ReactWidget {
  constructor(private readonly _options: ViewerWidgetOptions) {
    super();
    const { backend, trans } = _options;
    this.addClass('fd-Widget');
    this.model = new ViewerModel(backend, trans);
  }

  readonly model: ViewerModel;

  override dispose(): void {
    if (!this.isDisposed) {
      this.model.dispose();
    }
    super.dispose();
  }

  protected override onAfterShow(message: Message): void {
    super.onAfterShow(message);
    void this._open();
  }

  protected override onAfterAttach(message: Message): void {
    super.onAfterAttach(message);
    if (this.isVisible) {
      void this._open();
    }
  }

  protected render(): JSX.Element {
    const { backend, trans, onNotebook } = this._options;
    return (
      <TransContext.Provider value={trans}>
        <section className="fd-Panel" aria-label={trans.__('4D-STEM viewer')}>
          <Connection backend={backend} />
          <div className="fd-ViewerPanel">
            {this._failure !== undefined && <FailureNote failure={failureOf(this._failure)} />}
            <Loaded load={loadViewer}>{({ Viewer }) => <Viewer model={this.model} onNotebook={onNotebook} />}</Loaded>
          </div>
        </section>
      </TransContext.Provider>
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
  const subscribe = useCallback(
    (redraw: () => void) => {
      backend.statusChanged.connect(redraw);
      return () => void backend.statusChanged.disconnect(redraw);
    },
    [backend]
  );
  const status: BackendStatus = useSyncExternalStore(subscribe, () => backend.status);
  return <ConnectionBar status={status} running={0} onConnect={() => void backend.connect().catch(() => undefined)} />;
}
