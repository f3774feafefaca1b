import type { TranslationBundle } from '@jupyterlab/translation';
import type { IDisposable } from '@lumino/disposable';
import React from 'react';

import type { Backend } from '../../panels/connection';
import { ConnectionBar } from '../../panels/parts/ConnectionBar';
import { FailureNote } from '../../panels/parts/FailureNote';
import { failureOf } from '../../panels/parts/failure';
import { useStatus } from '../../panels/parts/useStatus';
import { PanelWidget } from '../panelWidget';

/** What stands in a tab of its own. */
export interface OwnTab {
  /** Disposed of with the tab */
  readonly model: Pick<IDisposable, 'dispose'>;
  /** Opens what the tab is of; called whenever the tab comes into view. @throws Error that the tab then shows */
  open(): void | Promise<void>;
  draw(): JSX.Element;
}

export interface OwnTabOptions {
  readonly backend: Backend;
  readonly trans: TranslationBundle;
  /** What the tab is, for screen readers */
  readonly label: string;
  /** Fetches and makes it when the tab is first seen */
  make(): Promise<OwnTab>;
}

/** One file or result in a tab of its own, with the state of the connection above it. */
export class OwnTabWidget extends PanelWidget<OwnTab> {
  constructor({ backend, trans, label, make }: OwnTabOptions) {
    super({
      trans,
      onSeen: () => void this._open(),
      load: () => (this._making ??= this._made(make)),
      draw: tab => (
        <section className="fd-Panel" aria-label={label}>
          <Connection backend={backend} />
          <div className="fd-ViewerPanel">
            {this._failure !== undefined && <FailureNote failure={failureOf(this._failure)} />}
            {tab.draw()}
          </div>
        </section>
      )
    });
  }

  override dispose(): void {
    this._tab?.model.dispose();
    super.dispose();
  }

  private async _made(make: OwnTabOptions['make']): Promise<OwnTab> {
    try {
      this._tab = await make();
    } catch (error) {
      this._making = undefined;
      throw error;
    }
    if (this.isDisposed) {
      this._tab.model.dispose();
    } else {
      void this._open();
    }
    return this._tab;
  }

  private async _open(): Promise<void> {
    let failure: unknown;
    try {
      await this._tab?.open();
    } catch (error) {
      failure = error;
    }
    if (failure !== this._failure && !this.isDisposed) {
      this._failure = failure;
      this.update();
    }
  }

  private _making: Promise<OwnTab> | undefined;
  private _tab: OwnTab | undefined;
  private _failure: unknown;
}

function Connection({ backend }: { backend: Backend }): JSX.Element {
  const connect = (): void => void backend.connect().catch(() => undefined);
  return <ConnectionBar status={useStatus(backend)} running={0} onConnect={connect} />;
}
