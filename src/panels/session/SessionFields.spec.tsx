import { nullTranslator } from '@jupyterlab/translation';
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import React from 'react';

import type { SessionChoices, SessionChoicesRequest } from '../../protocol/session';
import { FakeBackend, settled } from '../testing/fakeBackend';
import { SessionFields } from './SessionFields';
import { SessionModel } from './sessionModel';

const YEARS: Record<string, string[]> = { '2026': ['mg1-1', 'mg1-2'], '2025': ['cm1-1'] };

/** Two bases, of which one is gone, and a session with a nested subfolder. */
function choices({ base, year, session, subfolder }: SessionChoicesRequest): SessionChoices {
  const list = <T,>(entries: T[], more = 0): { entries: T[]; more: number } => ({ entries, more });
  const inside = {
    '': [
      { name: 'Au', subfolder: 'Au', acquisitions: 3, nested: true },
      { name: 'tin', subfolder: 'tin', acquisitions: 1, nested: false }
    ],
    Au: [{ name: '20cm', subfolder: 'Au/20cm', acquisitions: 0, nested: false }]
  }[subfolder];
  const bases = [{ path: '/data' }, { path: '/gone', problem: '/gone does not exist on this machine.' }];
  return {
    bases,
    ...(base === '/data' && { years: list(Object.keys(YEARS).reverse()) }),
    ...(year && { sessions: list(YEARS[year] ?? [], 4000) }),
    ...(session && { subfolders: list(inside ?? []) }),
    problems: base === '/gone' ? [{ input: '/gone', code: 'E_NOT_FOUND', message: '/gone does not exist.' }] : []
  };
}

async function opened() {
  const backend = new FakeBackend({
    'session/choices': params => choices(params as SessionChoicesRequest),
    'folder/list': params => ({ ...(params as object), entries: [] })
  });
  backend.become('ready');
  const model = new SessionModel(backend, nullTranslator.load(''));
  model.setBases(['/data', '/gone']);
  render(<SessionFields model={model} />);
  await act(settled);
  const box = (name: string): HTMLInputElement => screen.getByRole('combobox', { name });
  const pick = async (name: string, option: RegExp): Promise<void> => {
    await act(async () => {
      fireEvent.click(box(name));
      await settled();
    });
    await act(async () => {
      fireEvent.click(screen.getByRole('option', { name: option }));
      await settled();
    });
  };
  return { backend, model, box, pick };
}

afterEach(cleanup);

describe('SessionFields', () => {
  it('leads from nothing to a place, saying at every step what comes next', async () => {
    const { model, box, pick } = await opened();
    expect(screen.getByRole('status').textContent).toMatch(/Pick the base directory, or Other folder/);
    expect(box('Year').disabled).toBe(true);
    await pick('Base directory', /^\/data/);
    expect(screen.getByRole('status').textContent).toBe('Pick the year.');
    await pick('Year', /2026/);
    await pick('Session', /mg1-2/);
    expect(model.state.place).toMatchObject({ session: 'mg1-2', subfolder: '' });
    expect(screen.getByTitle('/data/2026/mg1-2/Merlin')).toBeTruthy();
    expect(screen.getByRole('button', { name: 'Copy the path' })).toBeTruthy();
  });

  it('says beside a base directory what is wrong with it, and at the box when it is taken all the same', async () => {
    const { box, pick } = await opened();
    fireEvent.click(box('Base directory'));
    expect(screen.getByRole('option', { name: /gone/ }).textContent).toBe('/goneDoes not exist on this machine.');
    fireEvent.keyDown(box('Base directory'), { key: 'Escape' });
    await pick('Base directory', /gone/);
    expect(screen.getByRole('alert').textContent).toBe('/gone does not exist.');
  });

  it('shows subfolders as a tree with what is in each', async () => {
    const { model, box, pick } = await opened();
    await act(() =>
      model.restore({
        view: 'session',
        base: '/data',
        year: '2026',
        session: 'mg1-1',
        subfolder: '',
        all: true,
        path: ''
      })
    );
    await act(settled);
    await pick('Subfolder', /^Au/);
    await act(async () => {
      fireEvent.click(box('Subfolder'));
      await settled();
    });
    expect(screen.getAllByRole('option').map(option => option.textContent)).toEqual([
      'Au3 acquisitions, has subfolders',
      'Au/20cm0 acquisitions',
      'tin1 acquisition'
    ]);
  });

  it('ties "all files" to the subfolder', async () => {
    const { box, pick } = await opened();
    await pick('Base directory', /^\/data/);
    await pick('Year', /2025/);
    await pick('Session', /cm1-1/);
    const all = screen.getByRole<HTMLInputElement>('checkbox', { name: "All MIB files in 'Merlin' folder" });
    expect(all.checked).toBe(true);
    await pick('Subfolder', /tin/);
    expect(all.checked).toBe(false);
    fireEvent.click(all);
    expect(box('Subfolder').value).toBe('');
    fireEvent.click(all);
    expect(screen.getByRole('status').textContent).toMatch(/Pick a subfolder, or tick All MIB files/);
  });

  it('asks the server nothing while one types', async () => {
    const { backend, box, pick } = await opened();
    await pick('Base directory', /^\/data/);
    await pick('Year', /2026/);
    await act(async () => {
      fireEvent.click(box('Session'));
      await settled();
    });
    const before = backend.asked.length;
    for (const text of ['m', 'mg', 'mg1', 'mg1-']) {
      fireEvent.change(box('Session'), { target: { value: text } });
    }
    await act(settled);
    expect(backend.asked.length).toBe(before);
    expect(screen.getByText('4000 more, not listed: type the name.')).toBeTruthy();
  });

  it('takes any other folder, and opens the folder chooser in the view that asked for it', async () => {
    const { model } = await opened();
    render(<SessionFields model={model} />);
    fireEvent.click(screen.getAllByRole('button', { name: 'Other folder' })[0]);
    await act(async () => {
      fireEvent.click(screen.getAllByRole('button', { name: 'Browse' })[0]);
      await settled();
    });
    expect(screen.getAllByRole('group', { name: 'Choose on the server' })).toHaveLength(1);
    await act(async () => {
      fireEvent.click(screen.getByRole('button', { name: 'Use this folder' }));
      await settled();
    });
    expect(model.state.place).toEqual({ folder: '/home/me' });
    expect(screen.queryByRole('group', { name: 'Choose on the server' })).toBeNull();
  });
});
