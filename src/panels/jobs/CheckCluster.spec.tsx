import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import React from 'react';

import type { ClusterCheckResult } from '../../protocol/clusterRequests';
import { FakeBackend, settled } from '../testing/fakeBackend';
import { CheckCluster } from './CheckCluster';

const report = { node: 'cs04r-12', cores: 32, interpreter: 'v24.1.0 (/env/node)', version: '0.1.0' };

async function checked(found: ClusterCheckResult): Promise<string> {
  const backend = new FakeBackend({ 'cluster/check': () => found });
  render(<CheckCluster backend={backend} folder="/data/cm1" />);
  fireEvent.click(screen.getByRole('button', { name: 'Check cluster' }));
  await act(settled);
  expect(backend.askedFor('cluster/check')).toMatchObject([{ folder: '/data/cm1' }]);
  return screen.getByRole('status').textContent ?? '';
}

afterEach(cleanup);

describe('CheckCluster', () => {
  it('tells what a node finds, with the modules that are loaded there', async () => {
    const says = await checked({ problems: [], report: { ...report, modules: ['blosc/1.21', 'python/3.11'] } });
    expect(says).toBe(
      'cs04r-12: 32 cores, version 0.1.0. Modules: blosc/1.21, python/3.11. Your session can be read and written there.'
    );
  });

  it('says each thing that is wrong, and nothing of modules where there are none', async () => {
    const says = await checked({ problems: ['One.', 'Two.'], report: { ...report, modules: [] } });
    expect(says).toBe('One.Two.cs04r-12: 32 cores, version 0.1.0. ');
  });

  it('asks for a session first', () => {
    render(<CheckCluster backend={new FakeBackend({})} />);
    expect(screen.getByRole('button', { name: 'Check cluster' }).hasAttribute('disabled')).toBe(true);
  });
});
