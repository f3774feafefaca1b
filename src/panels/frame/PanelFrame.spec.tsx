import { nullTranslator } from '@jupyterlab/translation';
import { act, cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import React, { useState } from 'react';

import { SessionModel } from '../session/sessionModel';
import { FakeBackend } from '../testing/fakeBackend';
import { FrameModel } from './frameModel';
import type { PanelFrameProps } from './PanelFrame';
import { PanelFrame } from './PanelFrame';

let tellRoom: ((width: number, height: number) => void)[] = [];
class FakeResizeObserver {
  constructor(told: (entries: object[]) => void) {
    tellRoom.push((width, height) => told([{ contentRect: { width }, target: { clientHeight: height } }]));
  }
  observe(): void {}
  disconnect(): void {}
}

beforeEach(() => {
  tellRoom = [];
  Object.assign(window, { ResizeObserver: FakeResizeObserver });
});
afterEach(cleanup);

/** Counts clicks, and so would begin again were it made again. */
function Counter(): JSX.Element {
  const [count, setCount] = useState(0);
  return <button onClick={() => setCount(count + 1)}>clicked {count}</button>;
}

function opened(part: Partial<PanelFrameProps> = {}) {
  const model = new FrameModel();
  const session = new SessionModel(new FakeBackend(), nullTranslator.load(''));
  render(
    <PanelFrame
      model={model}
      label="Convert"
      session={session}
      summary={['bin scan 2', 'gzip']}
      options={<input aria-label="Bin scan" aria-invalid="true" />}
      run={<button>Run</button>}
      table={<Counter />}
      detail={<p>What is looked at</p>}
      {...part}
    />
  );
  const room = (width: number, height = 800) => act(() => tellRoom.forEach(tell => tell(width, height)));
  const divider = () => screen.queryByRole('separator');
  return { model, room, divider };
}

describe('PanelFrame', () => {
  it('divides table and detail where there is room, by a divider that keys move and the model keeps', () => {
    const { model, room, divider } = opened();
    expect(divider()).toBeNull();
    room(1100);
    const before = Number(divider()?.getAttribute('aria-valuenow'));
    fireEvent.keyDown(divider() as HTMLElement, { key: 'ArrowRight', shiftKey: true });
    expect(Number(divider()?.getAttribute('aria-valuenow'))).toBe(before + 10);
    const kept = new FrameModel();
    kept.restore(JSON.parse(JSON.stringify(model.saved)));
    expect(Math.round(100 * kept.state.share)).toBe(before + 10);
    fireEvent.keyDown(divider() as HTMLElement, { key: 'End' });
    expect(divider()?.getAttribute('aria-valuenow')).toBe('90');
  });

  it('keeps what is in both as it is when room comes and goes, and when the table goes above', () => {
    const { room, divider } = opened();
    fireEvent.click(screen.getByRole('button', { name: 'clicked 0' }));
    room(1100);
    expect(divider()?.getAttribute('aria-orientation')).toBe('vertical');
    // Scan and pattern would stand below each other at the right of the table
    room(800);
    expect(divider()?.getAttribute('aria-orientation')).toBe('horizontal');
    room(1100);
    fireEvent.click(screen.getByRole('button', { name: 'Put the table above' }));
    expect(divider()?.getAttribute('aria-orientation')).toBe('horizontal');
    room(1100, 400);
    expect(divider()).toBeNull();
    expect(screen.getByRole('button', { name: 'clicked 1' })).toBeTruthy();
    expect(screen.getByText('What is looked at')).toBeTruthy();
  });

  it('says what is set in one line, and opens the options at the field that needs a change', () => {
    const { model } = opened();
    expect(screen.getByText('bin scan 2 · gzip')).toBeTruthy();
    const toggle = screen.getByRole('button', { name: 'Options' });
    act(() => model.openOptions());
    expect(document.activeElement).toBe(screen.getByRole('textbox', { name: 'Bin scan' }));
    fireEvent.keyDown(screen.getByRole('textbox', { name: 'Bin scan' }), { key: 'Escape' });
    expect(screen.queryByRole('textbox', { name: 'Bin scan' })).toBeNull();
    expect(document.activeElement).toBe(toggle);
  });

  it('leads to the session of all panels, or lets choose one where there is no sidebar', () => {
    const onChooseSession = jest.fn();
    opened({ onChooseSession });
    fireEvent.click(screen.getByRole('button', { name: 'Choose a session' }));
    expect(onChooseSession).toHaveBeenCalled();
    expect(screen.queryByRole('combobox', { name: 'Session' })).toBeNull();
    cleanup();
    opened({ stacks: true });
    const panel = within(screen.getByRole('region', { name: 'Convert' }));
    expect(panel.getByRole('combobox', { name: 'Session' })).toBeTruthy();
    fireEvent.click(panel.getByRole('button', { name: 'Choose a session' }));
    expect(panel.queryByRole('combobox', { name: 'Session' })).toBeNull();
  });

  it('keeps its place while a path is looked at, so that a click just then is not lost', async () => {
    let tell = (): void => undefined;
    const guess = new Promise<null>(resolve => (tell = () => resolve(null)));
    const backend = new FakeBackend({
      'session/guess': () => guess,
      'folder/list': params => ({ ...(params as { path: string }), entries: [] })
    });
    backend.become('ready');
    const session = new SessionModel(backend, nullTranslator.load(''));
    const opening = session.open('/data/loose');
    opened({ stacks: true, session });
    expect(screen.getByText('Looking…')).toBeTruthy();
    expect(screen.queryByRole('group', { name: 'Way to choose' })).toBeNull();
    tell();
    await act(() => opening);
    expect(screen.getByText(/loose/)).toBeTruthy();
    expect(screen.queryByRole('group', { name: 'Way to choose' })).toBeNull();
  });

  it('opens the fields where a path cannot be looked at', async () => {
    const session = new SessionModel(new FakeBackend(), nullTranslator.load(''));
    await session.open('not/a/full/path');
    opened({ stacks: true, session });
    expect(screen.getByText(/A full path begins with/)).toBeTruthy();
  });

  it('never divides a notebook cell, which has no height of its own', () => {
    const { room, divider } = opened({ stacks: true });
    room(1100);
    expect(divider()).toBeNull();
    expect(screen.getByRole('button', { name: 'clicked 0' })).toBeTruthy();
  });
});
