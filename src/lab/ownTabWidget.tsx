import type { TranslationBundle } from '@jupyterlab/translation';
import React from 'react';

import type { Backend } from '../panels/connection';
import { ConnectionBar } from '../panels/parts/ConnectionBar';
import { FailureNote } from '../panels/parts/FailureNote';
import { failureOf } from '../panels/parts/failure';
import { Loaded } from '../panels/parts/Loaded';
import { useStatus } from '../panels/parts/useStatus';
import { PanelWidget } from './panelWidget';

export interface OwnTabOptions<Model, Part> {
  readonly backend: Backend;
  readonly trans: TranslationBundle;
  /** What the tab is, for screen readers */
  readonly label: string;
  /** Disposed of with the tab */
  readonly model: Model;
  /** Opens what the tab is of, when it is first seen */
  open(): Promise<void>;
  /** Not loaded before somebody looks: JupyterLab starts with as little as possible. The same function every time. */
  load(): Promise<Part>;
  draw(part: Part): JSX.Element;
}

/** One result in a tab of its own, with the state of the connection above it. */
export class OwnTabWidget<Model extends { dispose(): void }, Part> extends PanelWidget {
  constructor(private readonly _tab: OwnTabOptions<Model, Part>) {
    super({ trans: _tab.trans, onSeen: () => void this._open(), draw: () => this._draw() });
  }

  get model(): Model {
    return this._tab.model;
  }

  override dispose(): void {
    if (!this.isDisposed) {
      this.model.dispose();
    }
    super.dispose();
  }

  private _draw(): JSX.Element {
    const { backend, label, load, draw } = this._tab;
    return (
      <section className="fd-Panel" aria-label={label}>
        <Connection backend={backend} />
        <div className="fd-ViewerPanel">
          {this._failure !== undefined && <FailureNote failure={failureOf(this._failure)} />}
          <Loaded load={load}>{draw}</Loaded>
        </div>
      </section>
    );
  }

  private async _open(): Promise<void> {
    try {
      await this._tab.open();
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
