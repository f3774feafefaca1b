import { caretDownEmptyIcon } from '@jupyterlab/ui-components';
import type { KeyboardEvent } from 'react';
import React, { useEffect, useId, useRef, useState } from 'react';

export interface MenuEntry {
  readonly key: string;
  readonly label: string;
  /** Below the label */
  readonly note?: string;
  /** Cannot be picked; the note says why */
  readonly disabled?: boolean;
  onPick(): void;
}

export interface MenuButtonProps {
  /** What the menu is about: "Where to run" */
  label: string;
  entries: readonly MenuEntry[];
  disabled?: boolean;
  className?: string;
  /** Called when the menu is opened: look again what there is */
  onOpen?(): void;
}

/** A button that opens a menu, as the ARIA pattern has it: arrows, Home and End move, Enter picks, Esc closes. */
export function MenuButton({ label, entries, disabled, className = '', onOpen }: MenuButtonProps): JSX.Element {
  const id = useId();
  const host = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const [isOpen, setOpen] = useState(false);
  const items = (): HTMLElement[] => [...(host.current?.querySelectorAll<HTMLElement>('[role="menuitem"]') ?? [])];
  useEffect(() => {
    if (isOpen) {
      host.current?.querySelector<HTMLElement>('[role="menuitem"]')?.focus();
    }
  }, [isOpen]);
  const open = (): void => {
    setOpen(true);
    onOpen?.();
  };
  const close = (): void => {
    setOpen(false);
    button.current?.focus();
  };
  const onKey = (event: KeyboardEvent): void => {
    const all = items();
    const at = all.findIndex(item => item === document.activeElement);
    const next = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: -1 }[event.key];
    if (event.key === 'Escape' && isOpen) {
      event.stopPropagation();
      close();
    } else if (next !== undefined) {
      event.preventDefault();
      if (isOpen) {
        all.at(next % all.length)?.focus();
      } else {
        open();
      }
    }
  };
  return (
    <div
      ref={host}
      className="fd-MenuButton"
      onKeyDown={onKey}
      onBlur={event => {
        if (!event.currentTarget.contains(event.relatedTarget)) {
          setOpen(false);
        }
      }}
    >
      <button
        ref={button}
        type="button"
        className={`fd-Button ${className}`}
        aria-label={label}
        title={label}
        aria-haspopup="menu"
        aria-expanded={isOpen}
        aria-controls={isOpen ? id : undefined}
        disabled={disabled}
        onClick={() => (isOpen ? close() : open())}
      >
        <caretDownEmptyIcon.react tag="span" width="16px" height="16px" />
      </button>
      {isOpen && (
        <div id={id} className="fd-Menu" role="menu" aria-label={label}>
          {entries.map(entry => (
            <button
              key={entry.key}
              type="button"
              role="menuitem"
              className="fd-Menu-entry"
              tabIndex={-1}
              aria-disabled={entry.disabled}
              onClick={() => {
                if (!entry.disabled) {
                  close();
                  entry.onPick();
                }
              }}
            >
              <span>{entry.label}</span>
              {entry.note && <span className="fd-Hint">{entry.note}</span>}
            </button>
          ))}
        </div>
      )}
    </div>
  );
}
