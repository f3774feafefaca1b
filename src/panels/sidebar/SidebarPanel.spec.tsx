import { nullTranslator } from '@jupyterlab/translation';
import { act, cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import React from 'react';

import { JobsModel } from '../jobs/jobsModel';
import { PipelineModel } from '../pipeline/pipelineModel';
import { SessionModel } from '../session/sessionModel';
import { conversion, FakeBackend } from '../testing/fakeBackend';
import { StepModel } from '../steps/stepModel';
import { StepsModel } from '../steps/stepsModel';
import { SidebarPanel } from './SidebarPanel';

function opened() {
  const backend = new FakeBackend();
  const convert = new StepModel();
  const onOpen = jest.fn();
  const session = new SessionModel(backend, nullTranslator.load(''));
  const steps = new StepsModel();
  steps.add({ id: 'convert', rank: 100, name: 'Convert', says: 'Merlin .mib to HDF5', model: convert, open: onOpen });
  const jobs = new JobsModel(backend);
  const pipeline = new PipelineModel(
    { backend, session, jobs, options: () => ({}), choices: () => ({}) },
    nullTranslator.load('')
  );
  render(<SidebarPanel backend={backend} session={session} jobs={jobs} steps={steps} pipeline={pipeline} />);
  return { backend, convert, onOpen, steps, step: within(screen.getByRole('listitem', { name: 'Convert' })) };
}

afterEach(cleanup);

describe('SidebarPanel', () => {
  it('shows the session and only the steps there are, each opening its panel', () => {
    const { onOpen } = opened();
    expect(screen.getByRole('combobox', { name: 'Session' })).toBeTruthy();
    const steps = within(screen.getByRole('list', { name: 'Steps' }));
    expect(steps.getAllByRole('heading').map(({ textContent }) => textContent)).toEqual(['Convert']);
    fireEvent.click(screen.getByRole('button', { name: 'Open Convert' }));
    expect(onOpen).toHaveBeenCalled();
  });

  it('lists steps in the order of the work, whichever panel came first, and no longer those that went', () => {
    const { steps } = opened();
    const add = (id: string, rank: number) =>
      steps.add({ id, rank, name: id, says: '', model: new StepModel(), open: jest.fn() });
    let radial: ReturnType<typeof add> | undefined;
    const list = within(screen.getByRole('list', { name: 'Steps' }));
    const names = () => list.getAllByRole('heading').map(({ textContent }) => textContent);
    act(() => void (radial = add('Radial transform', 300)));
    act(() => void add('Calibrate', 200));
    expect(names()).toEqual(['Convert', 'Calibrate', 'Radial transform']);
    act(() => radial?.dispose());
    expect(names()).toEqual(['Convert', 'Calibrate']);
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
    const running = { label: '3 files', fraction: 0.4, secondsLeft: 125 };
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
    const { backend } = opened();
    act(() => ['a', 'b'].forEach(id => backend.notify(conversion({ id }))));
    act(() => backend.become('lost', 'The 4D-STEM backend has stopped.'));
    expect(screen.getByText('Backend lost')).toBeTruthy();
    expect(screen.getByRole('alert').textContent).toMatch(/has stopped.*2 jobs keep running meanwhile/);
  });
});
