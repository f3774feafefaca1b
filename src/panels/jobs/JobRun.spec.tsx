import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import React from 'react';

import { exampleRecord } from '../../storage/calibration/spec/exampleRecord';
import { NeighbourContext } from '../parts/neighbourSteps';
import { conversion, converted, FakeBackend, settled } from '../testing/fakeBackend';
import { JobRun } from './JobRun';
import { JobsModel } from './jobsModel';

const [ITEM] = conversion().items;

afterEach(cleanup);

it('JobRun shows and cancels only the jobs on what its panel shows', async () => {
  const cancelled: unknown[] = [];
  const backend = new FakeBackend({ 'job/cancel': params => void cancelled.push(params) });
  const jobs = new JobsModel(backend);
  const running = (id: string, input: string) =>
    conversion({ id, status: 'running', items: [{ ...ITEM, input, status: 'running' }] });
  act(() =>
    jobs.take([running('20260101-000000-here', '/mine/a.mib'), running('20260101-000001-else', '/other/b.mib')])
  );
  const run = (folder: string): JSX.Element => (
    <JobRun jobs={jobs} kind="convert" done={count => count} isShown={input => input.startsWith(folder)} />
  );
  const { container, rerender } = render(run('/empty'));
  expect(container.textContent).toBe('');
  rerender(run('/mine'));
  fireEvent.click(screen.getByRole('button', { name: 'Cancel all' }));
  await act(settled);
  expect(cancelled).toEqual([expect.objectContaining({ id: '20260101-000000-here' })]);
});

it('JobRun leads to the next step once something is done', () => {
  const open = jest.fn();
  const jobs = new JobsModel(new FakeBackend());
  const step = (
    <NeighbourContext.Provider value={{ after: { name: 'Calibrate', open } }}>
      <JobRun jobs={jobs} kind="convert" done={count => count} isShown={() => true} />
    </NeighbourContext.Provider>
  );
  render(step);
  act(() => jobs.take([conversion()]));
  expect(screen.queryByRole('button', { name: 'Next: Calibrate' })).toBeNull();
  act(() => jobs.take([converted()]));
  fireEvent.click(screen.getByRole('button', { name: 'Next: Calibrate' }));
  expect(open).toHaveBeenCalledTimes(1);
});

it('JobRun does not lead on from references of which none can be used, and says when apart from that', () => {
  const jobs = new JobsModel(new FakeBackend());
  const step = (
    <NeighbourContext.Provider value={{ after: { name: 'Radial transform', open: jest.fn() } }}>
      <JobRun jobs={jobs} kind="calibrate" done={count => `${count} calibrated`} isShown={() => true} />
    </NeighbourContext.Provider>
  );
  render(step);
  const ended = (verdict: 'check' | 'fail'): void =>
    act(() =>
      jobs.take([
        {
          ...converted(),
          kind: 'calibrate',
          items: [{ ...ITEM, status: 'done', result: { record: exampleRecord({ verdict }) } }]
        } as never
      ])
    );
  ended('fail');
  expect(screen.getByRole('status').textContent).toMatch(/^1 calibrated, 1 of them not to be used, in \d/);
  expect(screen.queryByRole('button', { name: /^Next/ })).toBeNull();
  ended('check');
  expect(screen.getByRole('button', { name: 'Next: Radial transform' })).toBeDefined();
});

it('JobRun tells of one item how far it is', () => {
  const jobs = new JobsModel(new FakeBackend());
  const items = [{ ...ITEM, status: 'running' as const, bytesDone: 0, bytes: 0, framesDone: 371, frames: 1000 }];
  act(() => jobs.take([conversion({ status: 'running', items })]));
  render(<JobRun jobs={jobs} kind="convert" done={count => count} isShown={() => true} />);
  expect(screen.getByText('37 % done')).toBeDefined();
});
