import type { ReactNode } from 'react';
import React, { useLayoutEffect, useRef, useState } from 'react';
import { createPortal } from 'react-dom';

import { useTrans } from '../parts/trans';
import { useModel } from '../parts/useModel';
import { useBox } from '../parts/useBox';
import type { FrameModel } from './frameModel';
import { keptScroll } from './keptScroll';
import { splitView } from './splitView';

export interface SplitProps {
  model: FrameModel;
  table: ReactNode;
  detail: ReactNode;
  /** Always below each other, as in a notebook cell, which has no height of its own */
  stacks?: boolean;
}

/** Left of the detail, the table would leave too little for scan and pattern side by side: below this it goes above. Pixels */
const NARROWEST = 840;
/** Below this there is no room for two that scroll by themselves, pixels */
const LOWEST = 480;

/**
 * Table and detail, each scrolling by itself on its side of a divider, so that a click on any row shows its result; one page where
 * there is too little height. They stay the same elements, scrolled as they were, when room comes or goes, so that nothing in
 * them begins again.
 */
export function Split({ model, table, detail, stacks = false }: SplitProps): JSX.Element {
  const trans = useTrans();
  const host = useRef<HTMLDivElement>(null);
  const { width, height } = useBox(host) ?? { width: 0, height: 0 };
  const { table: place } = useModel(model);
  const [parts] = useState(() => [part('fd-Frame-table'), part('fd-Frame-detail')] as const);
  const [scroll] = useState(() => keptScroll(parts));
  const isSplit = !stacks && height >= LOWEST;
  const orientation = place === 'left' && width >= NARROWEST ? 'horizontal' : 'vertical';
  useLayoutEffect(() => {
    const element = host.current;
    if (!element) {
      return undefined;
    }
    if (!isSplit) {
      element.append(...parts);
      scroll.restore();
      return () => scroll.keep();
    }
    const view = splitView(element, parts, {
      orientation,
      share: model.state.share,
      label: trans.__('Divider between table and detail'),
      onShare: share => model.setShare(share)
    });
    // The panel gives the two their sizes before the next frame: nothing can be scrolled until then
    const frame = requestAnimationFrame(() => scroll.restore());
    return () => {
      cancelAnimationFrame(frame);
      scroll.keep();
      view.dispose();
    };
  }, [isSplit, orientation, parts, scroll, model, trans]);
  const [tablePart, detailPart] = parts;
  return (
    <div ref={host} className={`fd-Frame-body${isSplit ? ' fd-mod-split' : ''}`}>
      {createPortal(table, tablePart)}
      {createPortal(detail, detailPart)}
    </div>
  );
}

function part(className: string): HTMLElement {
  const element = document.createElement('div');
  element.className = className;
  return element;
}
