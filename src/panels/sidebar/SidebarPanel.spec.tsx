import { nullTranslator } from '@jupyterlab/translation';
import { act, cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import React from 'react';

import { SessionModel } from '../session/sessionModel';
import { FakeBackend } from '../testing/fakeBackend';
import { SidebarPanel } from './SidebarPanel';
import { StepModel } from './stepModel';

function opened() {
  const backend = new FakeBackend();
  const convert = new StepModel();
  const onOpen = jest.fn();
  const session = new SessionModel(backend, nullTranslator.load(''));
  render(<SidebarPanel backend={backend} session={session} convert={convert} onOpenConvert={onOpen} />);
  return { backend, convert, onOpen, step: within(screen.getByRole('listitem', { name: 'Convert' })) };
}

afterEach(cleanup);

describe('SidebarPanel', () => {
  it('shows the session and only the steps there are, each opening its panel', () => {
    const { onOpen } = opened();
    expect(screen.getByRole('combobox', { name: 'Session' })).toBeTruthy();
    expect(screen.getAllByRole('heading', { level: 3 }).map(({ textContent }) => textContent)).toEqual(['Convert']);
    fireEvent.click(screen.getByRole('button', { name: 'Open Convert' }));
    expect(onOpen).toHaveBeenCalled();
  });

  it('counts a step by state, leaving out states in which nothing is', () => {
    const { convert, step } = opened();
    act(() =>
      convert.report({
        counts: [
          { state: 'new', name: 'new', count: 1200 },
          { state: 'failed', name: 'failed', count: 0 },
          { state: 'complete', name: 'done', count: 30 }
        ]
      })
    );
    const states = within(step.getByRole('list', { name: 'States' })).getAllByRole('listitem');
    expect(states.map(({ textContent }) => textContent)).toEqual(['1\u202f200 new', '30 done']);
  });

  it('shows what runs with the time left, and nothing when it has ended', () => {
    const { convert, step } = opened();
    const running = { label: '3 files', jobs: 1, fraction: 0.4, secondsLeft: 125 };
    act(() => convert.report({ counts: [], running }));
    expect(step.getByRole('progressbar', { name: 'Progress of 3 files' }).getAttribute('aria-valuenow')).toBe('40');
    expect(step.getByText('3 files, 2 min 5 s left')).toBeTruthy();
    act(() => convert.report({ counts: [] }));
    expect(step.queryByRole('progressbar')).toBeNull();
  });

  it('offers the main action, or says why it cannot be done', () => {
    const { convert, step } = opened();
    const run = jest.fn();
    act(() => convert.report({ counts: [], action: { label: 'Convert 12 files', run } }));
    fireEvent.click(step.getByRole('button', { name: 'Convert 12 files' }));
    expect(run).toHaveBeenCalledTimes(1);
    act(() => convert.report({ counts: [], action: { label: 'Convert', reason: 'Nothing is selected.', run } }));
    const button = step.getByRole<HTMLButtonElement>('button', { name: 'Convert' });
    expect(button.disabled).toBe(true);
    expect(document.getElementById(button.getAttribute('aria-describedby') ?? '')?.textContent).toBe(
      'Nothing is selected.'
    );
  });

  it('says that the backend is lost and what goes on meanwhile', () => {
    const { backend, convert } = opened();
    act(() => convert.report({ counts: [], running: { label: 'a.mib', jobs: 2 } }));
    act(() => backend.become('lost', 'The 4D-STEM backend has stopped.'));
    expect(screen.getByText('Backend lost')).toBeTruthy();
    expect(screen.getByRole('alert').textContent).toMatch(/has stopped.*2 conversions go on meanwhile/);
  });
});
