import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import React from 'react';

import type { FolderEntry } from '../../protocol/folder';
import { FolderList } from './FolderList';

const entries: FolderEntry[] = [
  { name: 'Au', path: '/d/Au', kind: 'folder' },
  { name: 'carbon', path: '/d/carbon', kind: 'folder' },
  { name: 'scan.mib', path: '/d/scan.mib', kind: 'mib', bytes: 527360 }
];

function shown() {
  const on = { onFolder: jest.fn(), onFile: jest.fn(), onParent: jest.fn() };
  render(<FolderList entries={entries} {...on} />);
  const list = screen.getByRole('listbox');
  const press = (...keys: string[]): void => keys.forEach(key => fireEvent.keyDown(list, { key }));
  const active = (): string | null => screen.getByRole('option', { selected: true }).textContent;
  return { ...on, press, active };
}

afterEach(cleanup);

describe('FolderList', () => {
  it('opens folders and takes files with Enter', () => {
    const { press, onFolder, onFile } = shown();
    press('Enter');
    expect(onFolder).toHaveBeenCalledWith('/d/Au');
    press('End', 'Enter');
    expect(onFile).toHaveBeenCalledWith('/d/scan.mib');
  });

  it('moves with arrows within its ends, and by letters', () => {
    const { press, active } = shown();
    press('ArrowUp');
    expect(active()).toBe('Au');
    press('ArrowDown', 'ArrowDown', 'ArrowDown');
    expect(active()).toBe('scan.mib527 kB');
    press('c');
    expect(active()).toBe('carbon');
  });

  it('goes up with Backspace', () => {
    const { press, onParent } = shown();
    press('Backspace');
    expect(onParent).toHaveBeenCalled();
  });
});
