import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import React, { useState } from 'react';

import type { PickListProps } from './PickList';
import { PickList } from './PickList';

const sessions = ['cm37231-4', 'mg31234-1', 'mg44072-2'].map(value => ({ value, note: `note of ${value}` }));

function shown(part: Partial<PickListProps> = {}) {
  const onCommit = jest.fn();
  const onOpen = jest.fn();
  function Held(): JSX.Element {
    const [value, setValue] = useState(part.value ?? '');
    const commit = (given: string): void => {
      onCommit(given);
      setValue(given);
    };
    return <PickList label="Session" entries={sessions} onOpen={onOpen} {...part} value={value} onCommit={commit} />;
  }
  render(<Held />);
  const box = screen.getByRole<HTMLInputElement>('combobox', { name: 'Session' });
  return {
    box,
    onCommit,
    onOpen,
    type: (text: string) => fireEvent.change(box, { target: { value: text } }),
    press: (...keys: string[]) => keys.forEach(key => fireEvent.keyDown(box, { key })),
    options: () => screen.queryAllByRole('option').map(option => option.textContent),
    marked: () => document.getElementById(box.getAttribute('aria-activedescendant') ?? '')?.title
  };
}

afterEach(cleanup);

describe('PickList', () => {
  it('opens with a click or an arrow, shows every entry with its note, and asks to look again', () => {
    const { box, press, options, onOpen } = shown();
    expect(box.getAttribute('aria-expanded')).toBe('false');
    fireEvent.click(box);
    expect(box.getAttribute('aria-expanded')).toBe('true');
    expect(options()).toEqual(sessions.map(({ value, note }) => value + note));
    press('Escape', 'ArrowDown');
    expect(options()).toHaveLength(3);
    expect(onOpen).toHaveBeenCalledTimes(2);
  });

  it('narrows the list while typing, in any case, without committing anything', () => {
    const { type, options, onCommit, onOpen } = shown();
    type('MG');
    type('MG4');
    expect(options()).toEqual(['mg44072-2note of mg44072-2']);
    expect(onCommit).not.toHaveBeenCalled();
    expect(onOpen).toHaveBeenCalledTimes(1);
  });

  it('moves with arrows within its ends, Home and End, and takes with Enter', () => {
    const { box, press, marked, onCommit } = shown({ value: 'mg31234-1' });
    press('ArrowDown');
    expect(marked()).toBe('mg31234-1');
    press('ArrowDown', 'ArrowDown');
    expect(marked()).toBe('mg44072-2');
    press('Home');
    expect(marked()).toBe('cm37231-4');
    press('End', 'Enter');
    expect(onCommit.mock.calls).toEqual([['mg44072-2']]);
    expect(box.value).toBe('mg44072-2');
    expect(box.getAttribute('aria-expanded')).toBe('false');
  });

  it('marks the first or last entry when an arrow opens it and nothing is chosen yet', () => {
    const { press, marked } = shown();
    press('ArrowDown');
    expect(marked()).toBe('cm37231-4');
    press('Escape', 'ArrowUp');
    expect(marked()).toBe('mg44072-2');
  });

  it('leaves Home and End to the text while no entry is marked', () => {
    const { box, type } = shown();
    type('mg');
    expect(box.getAttribute('aria-expanded')).toBe('true');
    const isLeft = fireEvent.keyDown(box, { key: 'Home' });
    expect(isLeft).toBe(true);
    expect(box.getAttribute('aria-activedescendant')).toBeNull();
  });

  it('takes an entry with the mouse, keeping the focus', () => {
    const { box, onCommit } = shown();
    fireEvent.click(box);
    const option = screen.getByRole('option', { name: /mg31234/ });
    expect(fireEvent.mouseDown(option)).toBe(false);
    fireEvent.click(option);
    expect(onCommit.mock.calls).toEqual([['mg31234-1']]);
  });

  it('takes what is typed though it is not in the list: with Enter, or when the focus goes', () => {
    const { box, type, press, onCommit } = shown();
    type(' ab1-1 ');
    press('Enter');
    type('ab2-2');
    fireEvent.blur(box);
    expect(onCommit.mock.calls).toEqual([['ab1-1'], ['ab2-2']]);
  });

  it('takes the entry that was typed in another case', () => {
    const { type, press, onCommit } = shown();
    type('MG44072-2');
    press('Enter');
    expect(onCommit.mock.calls).toEqual([['mg44072-2']]);
  });

  it('marks and takes the only entry that holds what was typed, unless that is a path or others are not listed', () => {
    const { type, press, marked, onCommit } = shown();
    type('440');
    expect(marked()).toBe('mg44072-2');
    press('Enter');
    type('mg');
    expect(marked()).toBeUndefined();
    press('Enter');
    cleanup();
    const paths = shown({ entries: [{ value: '/dls/staging/dls/e02/data' }] });
    paths.type('/dls/e02/data');
    paths.press('Enter');
    cleanup();
    const long = shown({ more: 10 });
    long.type('440');
    long.press('Enter');
    expect([onCommit, paths.onCommit, long.onCommit].map(({ mock }) => mock.calls.flat())).toEqual([
      ['mg44072-2', 'mg'],
      ['/dls/e02/data'],
      ['440']
    ]);
  });

  it('gives up with Escape, and does not commit what is as before', () => {
    const { box, type, press, onCommit } = shown({ value: 'mg31234-1' });
    type('zzz');
    press('Escape');
    expect(box.value).toBe('mg31234-1');
    press('ArrowDown', 'Enter');
    type('mg31234-1');
    fireEvent.blur(box);
    expect(onCommit).not.toHaveBeenCalled();
  });

  it('says how many entries are not shown', () => {
    const entries = Array.from({ length: 350 }, (_, at) => ({ value: `s${at}` }));
    const { box, type } = shown({ entries, more: 7 });
    fireEvent.click(box);
    expect(screen.getAllByRole('option')).toHaveLength(300);
    expect(screen.getByText('57 more: type a part of the name.')).toBeTruthy();
    type('s349');
    expect(screen.getByText('7 more, not listed: type the name.')).toBeTruthy();
  });

  it('ties a problem to its box for those who cannot see it', () => {
    const { box } = shown({ problem: 'There is no such session.' });
    expect(box.getAttribute('aria-invalid')).toBe('true');
    expect(document.getElementById(box.getAttribute('aria-describedby') ?? '')?.textContent).toBe(
      'There is no such session.'
    );
  });

  it('reports every change to a box that is checked while one types, and takes it back with Escape', () => {
    const onType = jest.fn();
    const { type, press } = shown({ value: '2', onType });
    type('23');
    press('Escape');
    expect(onType.mock.calls).toEqual([['23'], ['2']]);
  });
});
