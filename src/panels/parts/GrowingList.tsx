import type { ReactNode } from 'react';
import React, { useEffect, useRef, useState } from 'react';

import { formatCount } from './quantities';
import { useTrans } from './trans';

export interface GrowingListProps<Item> {
  label: string;
  items: readonly Item[];
  /** So many are drawn at first, and again whenever the end comes into view */
  step: number;
  className?: string;
  keyOf(item: Item): string;
  children(item: Item): ReactNode;
}

/** A list of any length of which no more is drawn than somebody has scrolled to. */
export function GrowingList<Item>(props: GrowingListProps<Item>): JSX.Element {
  const { label, items, step, className = '', keyOf, children } = props;
  const trans = useTrans();
  const [shown, setShown] = useState(step);
  const end = useRef<HTMLLIElement>(null);
  const left = items.length - shown;
  useEffect(() => {
    if (left <= 0 || !end.current || typeof IntersectionObserver === 'undefined') {
      return undefined;
    }
    const observer = new IntersectionObserver(entries => {
      if (entries.some(({ isIntersecting }) => isIntersecting)) {
        setShown(count => count + step);
      }
    });
    observer.observe(end.current);
    return () => observer.disconnect();
  }, [left, step]);
  return (
    <ul className={className} aria-label={label}>
      {items.slice(0, shown).map(item => (
        <li key={keyOf(item)}>{children(item)}</li>
      ))}
      {left > 0 && (
        <li ref={end}>
          <button type="button" className="fd-Link" onClick={() => setShown(shown + step)}>
            {trans.__('Show more of the other %1', formatCount(left))}
          </button>
        </li>
      )}
    </ul>
  );
}
