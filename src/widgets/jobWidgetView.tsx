import { DOMWidgetView } from '@jupyter-widgets/base';
import React from 'react';
import type { Root } from 'react-dom/client';
import { createRoot } from 'react-dom/client';

import { TransContext } from '../panels/parts/trans';
import type { JobWidgetModel } from './jobWidgetModel';
import { keepKeys } from './keepKeys';
import { LastResult } from './LastResult';
import { ParamProblems } from './ParamProblems';

/** Draws the panel of a widget into the output of a cell. */
export class JobWidgetView extends DOMWidgetView {
  override render(): void {
    super.render();
    const { binding, cell, cellKind, surroundings } = this.model;
    this.el.classList.add('fd-Widget', 'fd-Cell');
    this.el.addEventListener('focusin', keepKeys);
    this.el.addEventListener('keydown', keepKeys);
    this._root = createRoot(this.el);
    this._root.render(
      <TransContext.Provider value={surroundings.trans}>
        <ParamProblems cell={cell} kind={cellKind.kind} />
        <LastResult cell={cell} told={cellKind.told} />
        {binding.panel()}
      </TransContext.Provider>
    );
    void this.displayed.then(() => binding.connect());
  }

  override remove(): unknown {
    this._root?.unmount();
    return super.remove();
  }

  declare model: JobWidgetModel;
  declare private _root: Root | undefined;
}
