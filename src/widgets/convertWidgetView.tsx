import { DOMWidgetView } from '@jupyter-widgets/base';
import React from 'react';
import type { Root } from 'react-dom/client';
import { createRoot } from 'react-dom/client';

import { TransContext } from '../panels/parts/trans';
import type { ConvertWidgetModel } from './convertWidgetModel';
import { LastResult } from './LastResult';

/** Draws the Convert panel into the output of a cell. */
export class ConvertWidgetView extends DOMWidgetView {
  override render(): void {
    super.render();
    const { binding, cell, surroundings } = this.model;
    this.el.classList.add('fd-Widget', 'fd-Cell');
    this.el.addEventListener('focusin', keepKeys);
    this.el.addEventListener('keydown', keepKeys);
    this._root = createRoot(this.el);
    this._root.render(
      <TransContext.Provider value={surroundings.trans}>
        <LastResult cell={cell} />
        {binding.panel()}
      </TransContext.Provider>
    );
    void this.displayed.then(() => binding.connect());
  }

  override remove(): unknown {
    this._root?.unmount();
    return super.remove();
  }

  declare model: ConvertWidgetModel;
  declare private _root: Root | undefined;
}

/**
 * The keys of a notebook, such as D D to delete the cell, are not for who works in the form; Ctrl+S still saves. The mark
 * has to be on the control itself: the shortcuts of a notebook match whatever has the focus, before the elements around it
 * are looked at.
 */
function keepKeys(event: FocusEvent | KeyboardEvent): void {
  const { target } = event;
  if (target instanceof HTMLElement || target instanceof SVGElement) {
    const isSave = 'key' in event && (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 's';
    if (isSave) {
      // What is around it may have had the focus before, such as the drawer of options
      for (let marked = markedAt(target); marked; marked = markedAt(target)) {
        delete marked.dataset.lmSuppressShortcuts;
      }
    } else {
      target.dataset.lmSuppressShortcuts = 'true';
    }
  }
}

/** The nearest element that keeps keys, the one itself or around it. */
function markedAt(target: Element): HTMLElement | null {
  return target.closest<HTMLElement>('[data-lm-suppress-shortcuts]');
}
