import React, { useEffect, useLayoutEffect, useRef } from 'react';

import { MOST_DRAWN } from './pickEntries';
import type { PickEntry } from './pickEntries';
import { useTrans } from './trans';

export interface PickOptionsProps {
  id: string;
  label: string;
  entries: readonly PickEntry[];
  /** Entries that are not drawn */
  more: number;
  /** Entry that is in the box */
  value: string;
  /** Index of the entry that Enter takes */
  marked?: number;
  loading: boolean;
  /** Whether something was typed, which explains an empty list */
  filtered: boolean;
  onMark(index: number): void;
  onTake(value: string): void;
}

/** The open list of a pick-list. The focus stays in its box. */
export function PickOptions(props: PickOptionsProps): JSX.Element {
  const { id, label, entries, more, value, marked, loading, filtered, onMark, onTake } = props;
  const trans = useTrans();
  const popup = useRef<HTMLDivElement>(null);
  const list = useRef<HTMLUListElement>(null);
  useLayoutEffect(() => {
    placeInRoom(popup.current);
  }, [entries]);
  useEffect(() => {
    popup.current?.scrollIntoView?.({ block: 'nearest' });
  }, []);
  useEffect(() => {
    if (marked !== undefined) {
      list.current?.children[marked]?.scrollIntoView?.({ block: 'nearest' });
    }
  }, [marked]);
  const empty = loading ? trans.__('Looking…') : filtered ? trans.__('Not in the list: Enter takes it as typed.') : '';
  return (
    <div ref={popup} className="fd-PickList-popup" onMouseDown={event => event.preventDefault()}>
      <ul ref={list} id={id} className="fd-PickList-options" role="listbox" aria-label={label}>
        {entries.map((entry, index) => (
          <li
            key={entry.value}
            id={`${id}-${index}`}
            className={`fd-PickList-option${index === marked ? ' fd-mod-marked' : ''}`}
            role="option"
            aria-selected={entry.value === value}
            title={entry.value}
            onMouseMove={() => onMark(index)}
            onClick={() => onTake(entry.value)}
          >
            <span className="fd-PickList-value">{entry.value}</span>
            {entry.note && <span className="fd-PickList-note">{entry.note}</span>}
          </li>
        ))}
      </ul>
      {entries.length === 0 && <p className="fd-Hint">{empty || trans.__('There is nothing to pick yet.')}</p>}
      {more > 0 && (
        <p className="fd-Hint">
          {entries.length < MOST_DRAWN
            ? trans.__('%1 more, not listed: type the name.', more)
            : trans.__('%1 more: type a part of the name.', more)}
        </p>
      )}
    </div>
  );
}

/** Lets a list that would leave its panel begin at the end of its box, and grow the other way. */
function placeInRoom(popup: HTMLElement | null): void {
  const room = popup?.closest('.fd-Panel')?.getBoundingClientRect();
  const box = popup?.parentElement?.getBoundingClientRect();
  if (popup && room && box) {
    popup.classList.toggle('fd-mod-end', box.left + popup.offsetWidth > room.right);
  }
}
