import type { KeyboardEvent, ReactNode } from 'react';
import React, { useId, useRef } from 'react';

export interface Tab<K extends string> {
  readonly key: K;
  readonly name: string;
  /** Why there is nothing to see behind it, which then is said beside its name on hover */
  readonly unavailable?: string;
}

export interface TabsProps<K extends string> {
  label: string;
  tabs: readonly Tab<K>[];
  shown: K;
  onShow(key: K): void;
  /** What the tabs are of, in their line, and what else is there to be done with it */
  heading?: ReactNode;
  tools?: ReactNode;
  /** What is behind the tab shown */
  children: ReactNode;
}

/** Tabs as the ARIA pattern has them: arrows, Home and End move between those that are available, and show at once. */
export function Tabs<K extends string>({
  label,
  tabs,
  shown,
  onShow,
  heading,
  tools,
  children
}: TabsProps<K>): JSX.Element {
  const id = useId();
  const list = useRef<HTMLDivElement>(null);
  const available = tabs.filter(({ unavailable }) => unavailable === undefined);
  const onKey = (event: KeyboardEvent): void => {
    const next = keyAfter(
      event.key,
      shown,
      available.map(({ key }) => key)
    );
    if (next !== undefined) {
      event.preventDefault();
      onShow(next);
      list.current?.querySelector<HTMLElement>(`[data-key="${next}"]`)?.focus();
    }
  };
  return (
    <div className="fd-Tabs">
      <div className="fd-Tabs-head">
        {heading}
        <div ref={list} className="fd-Tabs-list" role="tablist" aria-label={label} onKeyDown={onKey}>
          {tabs.map(({ key, name, unavailable }) => (
            <button
              key={key}
              id={`${id}-${key}`}
              type="button"
              role="tab"
              data-key={key}
              className="fd-Tab"
              aria-selected={key === shown}
              aria-controls={`${id}-panel`}
              disabled={unavailable !== undefined}
              title={unavailable}
              tabIndex={key === shown ? 0 : -1}
              onClick={() => onShow(key)}
            >
              {name}
            </button>
          ))}
        </div>
        {tools}
      </div>
      <div id={`${id}-panel`} className="fd-Tabs-panel" role="tabpanel" aria-labelledby={`${id}-${shown}`}>
        {children}
      </div>
    </div>
  );
}

function keyAfter<K extends string>(key: string, shown: K, keys: readonly K[]): K | undefined {
  const at = keys.indexOf(shown);
  switch (key) {
    case 'ArrowRight':
      return keys[(at + 1) % keys.length];
    case 'ArrowLeft':
      return keys[(at + keys.length - 1) % keys.length];
    case 'Home':
      return keys[0];
    case 'End':
      return keys[keys.length - 1];
    default:
      return undefined;
  }
}
