import { act, cleanup, render, screen } from '@testing-library/react';
import React from 'react';

import { JobsModel } from '../../jobs/jobsModel';
import { conversion, FakeBackend } from '../../testing/fakeBackend';
import { InterimAdvice } from './InterimAdvice';

const FILE = '/data/p/a_azimuthal_mean.hspy';
const [ITEM] = conversion().items;

afterEach(cleanup);

it('InterimAdvice shows what was tried while an analysis of the folder runs, and nothing otherwise', () => {
  const jobs = new JobsModel(new FakeBackend());
  const trials = [1, 2].map(components => ({
    components,
    deviance: 300 - components,
    stability: 0.9,
    chiSquare: null
  }));
  const running = (status: 'running' | 'done', interim?: unknown) =>
    ({
      ...conversion({ id: '20260101-000000-here', status, items: [{ ...ITEM, input: FILE, status, interim }] }),
      kind: 'analyse'
    }) as unknown as ReturnType<typeof conversion>;
  const { container, rerender } = render(<InterimAdvice jobs={jobs} isShown={input => input === FILE} />);
  act(() => jobs.take([running('running', trials)]));
  expect(container.textContent).toContain('Looking for the number of components: 2 tried');
  expect(screen.getByRole('region', { name: 'Number of components so far' }).textContent).toContain('Stability');
  rerender(<InterimAdvice jobs={jobs} isShown={() => false} />);
  expect(container.textContent).toBe('');
  rerender(<InterimAdvice jobs={jobs} isShown={input => input === FILE} />);
  act(() => jobs.take([running('running', 'of another kind')]));
  expect(container.textContent).toBe('');
  act(() => jobs.take([running('done', trials)]));
  expect(container.textContent).toBe('');
});
