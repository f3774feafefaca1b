import { caretDownEmptyIcon } from '@jupyterlab/ui-components';
import type { KeyboardEvent, ReactNode } from 'react';
import React, { useId, useRef, useState } from 'react';

import type { PickEntry } from './pickEntries';
import { markAfterKey, matching, meant } from './pickEntries';
import { PickOptions } from './PickOptions';
import { useTrans } from './trans';
import { useEndInView } from './useEndInView';

export interface PickListProps {
  label: string;
  value: string;
  entries: readonly PickEntry[];
  /** Entries that are not in the list because there are too many */
  more?: number;
  /** An entry was taken, or what was typed: with Enter, or because the focus went elsewhere */
  onCommit(value: string): void;
  /** Every change while typing, for boxes that are checked as one types; also back, when Esc gives up */
  onType?(text: string): void;
  /** The list is opened: look again what there is */
  onOpen?(): void;
  loading?: boolean;
  hint?: string;
  /** Where a hint below would take too much room */
  tooltip?: string;
  problem?: string;
  disabled?: boolean;
  placeholder?: string;
  inputMode?: 'numeric' | 'decimal' | 'text';
  /** Stands beside the label */
  mark?: ReactNode;
  className?: string;
}

/** A text box with a list to pick from, which typing narrows; what is not in the list can be typed (ARIA combobox). */
export function PickList(props: PickListProps): JSX.Element {
  const { label, value, entries, more: left = 0, onCommit, onType, onOpen, loading = false } = props;
  const { hint, tooltip, problem, disabled, placeholder, inputMode, mark, className = '' } = props;
  const trans = useTrans();
  const id = useId();
  const [typed, setTyped] = useState<string>();
  const [isOpen, setOpen] = useState(false);
  // By value: the list may change under it.
  const [markedValue, setMarked] = useState<string>();
  const [editing, setEditing] = useState(false);
  const before = useRef(value);
  const box = useEndInView(typed ?? value, editing);
  const { shown, more } = matching(entries, typed, left);
  const at = shown.findIndex(entry => entry.value === markedValue);
  const marked = at < 0 ? undefined : at;
  const note = problem ?? hint;

  /** @param otherwise entry to mark where the value is not in the list */
  const open = (otherwise?: PickEntry): void => {
    if (!isOpen && !disabled) {
      setOpen(true);
      setMarked(shown.some(entry => entry.value === value) ? value : otherwise?.value);
      onOpen?.();
    }
  };
  const close = (): void => {
    setOpen(false);
    setMarked(undefined);
  };
  const type = (text: string): void => {
    if (typed === undefined) {
      before.current = value;
    }
    setTyped(text);
    setMarked(text.trim() === '' ? undefined : meant(entries, text, left));
    onType?.(text);
    if (!isOpen) {
      setOpen(true);
      onOpen?.();
    }
  };
  const take = (taken: string): void => {
    const held = typed === undefined ? value : before.current;
    close();
    setTyped(undefined);
    if (taken !== held) {
      onCommit(taken);
    }
  };
  const commitTyped = (): void => (typed === undefined ? close() : take(meant(entries, typed, left)));
  const giveUp = (): void => {
    if (typed !== undefined) {
      onType?.(before.current);
    }
    setTyped(undefined);
    close();
  };

  const onKey = (event: KeyboardEvent): void => {
    const next = isOpen ? markAfterKey(event.key, marked, shown.length) : undefined;
    if (event.key === 'Escape' && (isOpen || typed !== undefined)) {
      giveUp();
      event.stopPropagation();
    } else if (event.key === 'Enter' && isOpen && marked !== undefined && shown[marked]) {
      take(shown[marked].value);
    } else if (event.key === 'Enter') {
      commitTyped();
    } else if (event.altKey && event.key === 'ArrowUp') {
      close();
    } else if (next !== undefined && !event.altKey) {
      setMarked(shown[next].value);
    } else if (!isOpen && (event.key === 'ArrowDown' || event.key === 'ArrowUp')) {
      open(shown[event.key === 'ArrowDown' ? 0 : shown.length - 1]);
    } else {
      return;
    }
    event.preventDefault();
  };

  return (
    <div className={`fd-Field fd-PickList ${className}`} title={tooltip}>
      <div className="fd-FieldLabel">
        <label htmlFor={id}>{label}</label>
        {mark}
      </div>
      <div className="fd-PickList-box">
        <input
          ref={box}
          id={id}
          className="jp-mod-styled fd-Input"
          type="text"
          role="combobox"
          inputMode={inputMode}
          value={typed ?? value}
          title={typed ?? value}
          placeholder={placeholder}
          disabled={disabled}
          spellCheck={false}
          autoComplete="off"
          aria-autocomplete="list"
          aria-expanded={isOpen}
          aria-controls={isOpen ? `${id}-list` : undefined}
          aria-activedescendant={isOpen && marked !== undefined ? `${id}-list-${marked}` : undefined}
          aria-invalid={problem !== undefined}
          aria-describedby={note ? `${id}-note` : undefined}
          onChange={event => type(event.target.value)}
          onFocus={event => {
            setEditing(true);
            event.target.select();
          }}
          onBlur={() => {
            setEditing(false);
            commitTyped();
          }}
          onClick={() => open()}
          onKeyDown={onKey}
        />
        <button
          type="button"
          className="fd-PickList-button"
          tabIndex={-1}
          disabled={disabled}
          aria-label={trans.__('List of %1', label)}
          aria-expanded={isOpen}
          onMouseDown={event => event.preventDefault()}
          onClick={() => {
            box.current?.focus();
            if (isOpen) {
              close();
            } else {
              open();
            }
          }}
        >
          <caretDownEmptyIcon.react tag="span" width="16px" height="16px" />
        </button>
        {isOpen && (
          <PickOptions
            id={`${id}-list`}
            label={label}
            entries={shown}
            more={more}
            value={value}
            marked={marked}
            loading={loading}
            filtered={typed !== undefined && typed.trim() !== ''}
            onMark={index => setMarked(shown[index].value)}
            onTake={take}
          />
        )}
      </div>
      {note && (
        <p
          id={`${id}-note`}
          className={problem ? 'fd-Problem' : 'fd-Hint'}
          title={note}
          role={problem ? 'alert' : undefined}
        >
          {note}
        </p>
      )}
    </div>
  );
}
