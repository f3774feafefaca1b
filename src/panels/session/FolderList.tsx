import { fileIcon, folderIcon } from '@jupyterlab/ui-components';
import type { KeyboardEvent } from 'react';
import React, { useEffect, useId, useRef, useState } from 'react';

import type { FolderEntry } from '../../protocol/folder';
import { formatBytes } from '../parts/quantities';
import { useTrans } from '../parts/trans';

export interface FolderListProps {
  entries: readonly FolderEntry[];
  onFolder(path: string): void;
  onFile(path: string): void;
  /** Absent at a root */
  onParent?(): void;
}

/** A folder as a list: arrows, Home, End and letters move, Enter opens a folder or takes a file, Backspace goes up. */
export function FolderList({ entries, onFolder, onFile, onParent }: FolderListProps): JSX.Element {
  const trans = useTrans();
  const id = useId();
  const list = useRef<HTMLUListElement>(null);
  const [active, setActive] = useState(0);
  useEffect(() => {
    list.current?.children[active]?.scrollIntoView?.({ block: 'nearest' });
  }, [active]);

  const take = ({ kind, path }: FolderEntry): void => (kind === 'folder' ? onFolder(path) : onFile(path));
  const onKey = (event: KeyboardEvent): void => {
    if (event.key === 'Backspace') {
      onParent?.();
    } else if (event.key === 'Enter') {
      if (entries[active]) {
        take(entries[active]);
      }
    } else {
      const next = indexAfterKey(event.key, active, entries);
      if (next === undefined) {
        return;
      }
      setActive(next);
    }
    event.preventDefault();
  };

  return (
    <ul
      ref={list}
      className="fd-FolderList"
      role="listbox"
      tabIndex={0}
      aria-label={trans.__('Folders and .mib files')}
      aria-activedescendant={entries.length > 0 ? `${id}-${active}` : undefined}
      onKeyDown={onKey}
    >
      {entries.map((entry, index) => {
        const Icon = (entry.kind === 'folder' ? folderIcon : fileIcon).react;
        return (
          <li
            key={entry.path}
            id={`${id}-${index}`}
            className="fd-FolderEntry"
            role="option"
            aria-selected={index === active}
            title={entry.name}
            onMouseEnter={() => setActive(index)}
            onClick={() => take(entry)}
          >
            <Icon tag="span" width="16px" height="16px" />
            <span className="fd-FolderEntry-name">{entry.name}</span>
            {entry.bytes !== undefined && entry.kind === 'mib' && (
              <span className="fd-Quiet">{formatBytes(entry.bytes)}</span>
            )}
            {entry.modified !== undefined && (
              <span className="fd-Quiet fd-FolderEntry-date">{new Date(entry.modified).toLocaleDateString()}</span>
            )}
          </li>
        );
      })}
      {entries.length === 0 && <li className="fd-Hint">{trans.__('No folders and no .mib files here.')}</li>}
    </ul>
  );
}

/** Where a key leads in the list; undefined for keys that do not move. */
function indexAfterKey(key: string, active: number, entries: readonly FolderEntry[]): number | undefined {
  const last = entries.length - 1;
  switch (key) {
    case 'ArrowDown':
      return Math.min(last, active + 1);
    case 'ArrowUp':
      return Math.max(0, active - 1);
    case 'Home':
      return 0;
    case 'End':
      return last;
  }
  if (key.length !== 1) {
    return undefined;
  }
  const starts = (index: number): boolean => entries[index].name.toLowerCase().startsWith(key.toLowerCase());
  return entries.map((_, offset) => (active + 1 + offset) % entries.length).find(starts);
}
