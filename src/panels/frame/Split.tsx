import type { ReactNode } from 'react';
import React, { useLayoutEffect, useRef, useState } from 'react';
import { createPortal } from 'react-dom';

import { useTrans } from '../parts/trans';
import { useModel } from '../parts/useModel';
import { useWidth } from '../parts/useWidth';
import type { FrameModel } from './frameModel';
import { splitView } from './splitView';

export interface SplitProps {
  model: FrameModel;
  table: ReactNode;
  detail: ReactNode;
  /** Always below each other, as in a notebook cell, which has no height of its own */
  stacks?: boolean;
}

/** Below this there is no room for two, pixels */
const NARROWEST = 720;

/**
 * Table and detail, each scrolling by itself on its side of a divider; below each other where there is little room. They stay
 * the same elements when room comes or goes, so that nothing in them begins again.
 */
export function Split({ model, table, detail, stacks = false }: SplitProps): JSX.Element {
  const trans = useTrans();
  const host = useRef<HTMLDivElement>(null);
  const width = useWidth(host);
  const { table: place } = useModel(model);
  const [parts] = useState(() => [part('fd-Frame-table'), part('fd-Frame-detail')] as const);
  const isSplit = !stacks && width >= NARROWEST;
  useLayoutEffect(() => {
    const element = host.current;
    if (!element) {
      return undefined;
    }
    if (!isSplit) {
      element.append(...parts);
      return undefined;
    }
    const view = splitView(element, parts, {
      orientation: place === 'left' ? 'horizontal' : 'vertical',
      share: model.state.share,
      label: trans.__('Divider between table and detail'),
      onShare: share => model.setShare(share)
    });
    return () => view.dispose();
  }, [isSplit, place, parts, model, trans]);
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
