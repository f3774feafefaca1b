import { nullTranslator } from '@jupyterlab/translation';
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import React from 'react';

import type { ClusterSite } from '../../../protocol/clusterRequests';
import { convertOptionsSchema } from '../../../protocol/convert/convertOptions';
import type { Answer } from '../../testing/fakeBackend';
import { conversion, FakeBackend, settled } from '../../testing/fakeBackend';
import { JobsModel } from '../jobsModel';
import { RunButton } from './RunButton';
import { SubmitModel } from './submitModel';
import { SubmitSheet } from './SubmitSheet';

const SITE: ClusterSite = {
  partitions: [
    { name: 'gpu1', gpu: true },
    { name: 'short', gpu: false },
    { name: 'long', gpu: false }
  ],
  usual: { partition: 'gpu1', concurrent: 3, cpus: 4 },
  here: { host: 'hub-7', cores: 64, allowed: 4 }
};
const PLAN = {
  tasks: 2,
  time: '15',
  memory: '3G',
  refused: [],
  whole: [],
  files: [{ name: 'batch.sh', text: '#SBATCH --mem=3072M' }]
};
const options = convertOptionsSchema.parse({});

function opened(answers: Record<string, Answer> = {}) {
  const backend = new FakeBackend({
    'cluster/site': () => SITE,
    'cluster/plan': () => PLAN,
    'job/start': () => conversion({ launcher: 'slurm' }),
    ...answers
  });
  const inputs = ['/a.mib', '/b.mib'];
  const jobs = new JobsModel(backend);
  const work = () => ({ kind: 'convert', inputs, options }) as const;
  const model = new SubmitModel({ backend, jobs }, nullTranslator.load(''), work);
  const onRun = jest.fn();
  render(
    <>
      <RunButton model={model} label="Convert 2" onRun={onRun} />
      <SubmitSheet model={model} count={inputs.length} />
    </>
  );
  return { backend, jobs, model, onRun };
}

/** Opens the menu by keyboard and gives its entries. */
async function menu(): Promise<HTMLElement[]> {
  fireEvent.keyDown(screen.getByRole('button', { name: 'Where to run' }), { key: 'ArrowDown' });
  await act(settled);
  return screen.getAllByRole('menuitem');
}

async function sheet(): Promise<void> {
  fireEvent.click((await menu())[1]);
  await act(settled);
}

const field = (name: string): HTMLInputElement => screen.getByRole('textbox', { name });
const submitButton = (): HTMLButtonElement => screen.getByRole('button', { name: 'Submit 2 data sets' });

afterEach(cleanup);

describe('RunButton', () => {
  it('offers both places, says what a user may take here, and is left by Esc', async () => {
    const { onRun } = opened();
    const [here, cluster] = await menu();
    expect(here.textContent).toBe('Run hereOn hub-7, where your jobs together may take 4 of 64 cores');
    expect(cluster.textContent).toBe('Submit to cluster…Slurm, partition short');
    expect(document.activeElement).toBe(here);
    fireEvent.keyDown(here, { key: 'End' });
    expect(document.activeElement).toBe(cluster);
    fireEvent.keyDown(cluster, { key: 'Escape' });
    expect(screen.queryByRole('menu')).toBeNull();
    expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Where to run' }));
    fireEvent.click((await menu())[0]);
    expect(onRun).toHaveBeenCalledTimes(1);
  });

  it('says why nothing can be submitted, and what to set', async () => {
    const obstacle = 'There is no sinfo on this machine. Name a login host.';
    opened({ 'cluster/site': () => ({ ...SITE, obstacle }) });
    const [, cluster] = await menu();
    expect(cluster.getAttribute('aria-disabled')).toBe('true');
    expect(cluster.textContent).toContain(obstacle);
    fireEvent.click(cluster);
    expect(screen.queryByRole('region', { name: 'On the cluster' })).toBeNull();
  });
});

describe('SubmitSheet', () => {
  it('shows what is estimated and what would be submitted, then submits and closes', async () => {
    const { backend, jobs } = opened();
    await sheet();
    expect(screen.getByRole('status').textContent).toContain('2 tasks. Each gets 3 GB of memory');
    expect([field('Memory').placeholder, field('Time').placeholder]).toEqual(['3G', '15']);
    expect(screen.getByLabelText('batch.sh').textContent).toBe('#SBATCH --mem=3072M');
    fireEvent.change(field('Memory'), { target: { value: '8g' } });
    await act(settled);
    expect(backend.askedFor('cluster/plan').at(-1)).toMatchObject({ cluster: { partition: 'short', memory: '8G' } });
    fireEvent.click(submitButton());
    await act(settled);
    expect(backend.askedFor('job/start')).toMatchObject([{ launcher: 'slurm', cluster: { memory: '8G' } }]);
    expect(jobs.state.jobs[0].launcher).toBe('slurm');
    expect(screen.queryByRole('region', { name: 'On the cluster' })).toBeNull();
  });

  it('submits to graphics cards after a second click only', async () => {
    const { backend, model } = opened();
    await sheet();
    act(() => model.edit({ partition: 'gpu1' }));
    expect(screen.getByRole('alert').textContent).toMatch(/gpu1 has graphics cards.* Use short instead\?/);
    expect(submitButton().disabled).toBe(true);
    fireEvent.click(screen.getByRole('button', { name: 'Keep gpu1' }));
    expect(submitButton().disabled).toBe(false);
    act(() => model.edit({ partition: 'long' }));
    act(() => model.edit({ partition: 'gpu1' }));
    fireEvent.click(screen.getByRole('button', { name: 'Use short' }));
    fireEvent.click(submitButton());
    await act(settled);
    expect(backend.askedFor('job/start')).toMatchObject([{ cluster: { partition: 'short' } }]);
  });

  it('says where a partition gives less time than is asked for', async () => {
    opened({ 'cluster/plan': () => ({ ...PLAN, time: '2-00:00:00', longest: 60 }) });
    await sheet();
    expect(screen.getByText(/^The partition gives at most 1 h: it would never start/)).toBeTruthy();
  });

  it('says at a field what is wrong with it', async () => {
    opened();
    await sheet();
    fireEvent.change(field('Time'), { target: { value: 'five hours' } });
    fireEvent.change(field('Cores'), { target: { value: '0' } });
    expect(screen.getAllByRole('alert').map(({ textContent }) => textContent)).toEqual([
      expect.stringContaining('hours:minutes:seconds'),
      expect.stringContaining('1 to 128')
    ]);
    expect(submitButton().disabled).toBe(true);
  });

  it('shows the words of sbatch where it refuses, and keeps what was typed', async () => {
    opened({
      'job/start': () => {
        throw new Error('Slurm says: Invalid account.');
      }
    });
    await sheet();
    fireEvent.change(field('Account'), { target: { value: 'mg1' } });
    await act(settled);
    fireEvent.click(submitButton());
    await act(settled);
    expect(screen.getByRole('alert').textContent).toContain('Slurm says: Invalid account.');
    expect(field('Account').value).toBe('mg1');
  });
});
