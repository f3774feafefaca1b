import { act, cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import React from 'react';

import type { Job, SeenTask } from '../../../protocol/jobs';
import type { Answer } from '../../testing/fakeBackend';
import { conversion, converted, FakeBackend, settled } from '../../testing/fakeBackend';
import { useModel } from '../../parts/useModel';
import { JobsModel } from '../jobsModel';
import { JobCards } from './JobCards';

const [ITEM] = conversion().items;
const MEMORY = 'Out of memory at 3.9 GB of 4 GB.';

/** A job of the cluster with one task for each data set. */
function onSlurm(tasks: Partial<SeenTask>[], part: Partial<Job<'convert'>> = {}): Job<'convert'> {
  return conversion({
    launcher: 'slurm',
    items: tasks.map((task, index) => ({
      ...ITEM,
      input: `/data/${'abcdefgh'[index % 8]}${index}.mib`,
      status: task.word === 'RUNNING' ? 'running' : task.word === 'PENDING' ? 'waiting' : 'failed',
      task: { index, ...task }
    })),
    ...part
  });
}

function opened(jobs: readonly Job[], answers: Record<string, Answer> = {}) {
  const backend = new FakeBackend(answers);
  const model = new JobsModel(backend);
  const onOpenResult = jest.fn();
  function Shown(): JSX.Element {
    return <JobCards shown={useModel(model).jobs} jobs={model} onOpenResult={onOpenResult} />;
  }
  act(() => model.take(jobs));
  render(<Shown />);
  return { backend, model, onOpenResult };
}

const open = async (): Promise<void> => {
  const [details] = document.querySelectorAll('.fd-JobCard > details');
  (details as HTMLDetailsElement).open = true;
  fireEvent(details, new Event('toggle'));
  await act(settled);
};
const press = async (name: string | RegExp): Promise<void> => {
  fireEvent.click(screen.getByRole('button', { name }));
  await act(settled);
};

afterEach(cleanup);

describe('JobCards', () => {
  it("offers nothing to do about somebody else's job, and says whose it is", async () => {
    opened([onSlurm([{ word: 'RUNNING' }, { word: 'PENDING' }], { owner: 54321 })]);
    await open();
    expect(screen.getByText(/of another user \(number 54321\)/)).toBeTruthy();
    expect(screen.queryByRole('button', { name: /^(Cancel|Hold|Release|Run)/ })).toBeNull();
    expect(screen.getAllByRole('button', { name: 'Log' }).length).toBeGreaterThan(0);
  });

  it("shows a data set in Slurm's words and ours: node, rate, time left, and why one waits", async () => {
    opened([
      onSlurm([
        { word: 'RUNNING', node: 'cs04r-12', bytesPerSecond: 2e9, secondsLeft: 65, startedAt: Date.now() - 30_000 },
        { word: 'PENDING', reason: 'Waits for resources: the nodes it could run on are in use.' }
      ])
    ]);
    const card = screen.getByRole('article', { name: 'Conversion of 2 data sets' });
    expect(card.textContent).toContain('0 of 2 done, 1 running, 1 waiting');
    await open();
    const [first, second] = within(screen.getByRole('list', { name: 'Data sets' })).getAllByRole('listitem');
    expect(first.textContent).toMatch(/running.*RUNNING · on cs04r-12 · 2 GB\/s · \d+ s · 1 min 5 s left/);
    expect(within(first).getByRole('progressbar').getAttribute('aria-valuenow')).toBe('25');
    expect(second.textContent).toMatch(/waiting.*PENDING.*Waits for resources/);
  });

  it('offers nothing to hold, and no progress, of what never starts', async () => {
    opened([onSlurm([{ word: 'PENDING', stuck: true }], { status: 'waiting', stuck: true })]);
    await open();
    expect(screen.queryByRole('progressbar')).toBeNull();
    expect(screen.queryByRole('button', { name: 'Hold' })).toBeNull();
    expect(screen.getAllByRole('button', { name: 'Cancel' }).length).toBeGreaterThan(0);
  });

  it('says what failed once, and shows the end of its log when it is opened', async () => {
    const message = 'It could not begin. n1 has no program /opt/env/bin/jupyter.';
    const failed = onSlurm([{ word: 'FAILED' }, { word: 'FAILED' }], {
      status: 'failed',
      endedAt: 9000,
      reason: message
    });
    const items = failed.items.map(item => ({ ...item, problem: { input: item.input, code: 'E_TASK', message } }));
    const { backend } = opened([{ ...failed, items } as Job]);
    await open();
    expect(screen.getAllByText(/has no program/)).toHaveLength(1);
    expect(screen.getAllByLabelText(/^Log of/)).toHaveLength(1);
    expect(backend.askedFor('job/log')).toEqual([{ id: 'a', task: 0 }]);
  });

  it('says what failed first in one of several', () => {
    const problem = { input: '/d/a.mib', code: 'E_HEADER', message: 'It has no header.' };
    const failed = onSlurm([{ word: 'FAILED' }, {}], { status: 'failed', endedAt: 9000 });
    opened([{ ...failed, items: failed.items.map(item => ({ ...item, status: 'failed', problem })) } as Job]);
    expect(screen.getByRole('article').textContent).toContain('a0.mib: It has no header.');
  });

  it('runs what had too little memory again with more, and the rest of the failed as it was', async () => {
    const { backend } = opened([
      onSlurm(
        [
          { word: 'FAILED', reason: MEMORY, again: { memory: '8G' } },
          { word: 'OUT_OF_MEMORY', reason: MEMORY, again: { memory: '12G' } },
          { word: 'NODE_FAIL' }
        ],
        { status: 'failed', endedAt: 9000 }
      )
    ]);
    await press('Run 2 again with 12 GB');
    expect(backend.askedFor('job/retry')).toEqual([
      { id: 'a', inputs: ['/data/a0.mib', '/data/b1.mib'], cluster: { memory: '12G' } }
    ]);
    await press('Run 3 failed again');
    expect(backend.askedFor('job/retry')[1]).toEqual({ id: 'a' });
  });

  it('asks before it cancels, by the name of what is given up', async () => {
    const { backend } = opened([onSlurm([{ word: 'RUNNING' }, { word: 'PENDING' }])]);
    await press('Cancel');
    expect(backend.askedFor('job/cancel')).toEqual([]);
    const question = screen.getByRole('alertdialog', { name: 'Cancel the conversion of 2 data sets?' });
    fireEvent.click(within(question).getByRole('button', { name: 'Keep it' }));
    await open();
    const row = screen.getAllByRole('listitem')[2];
    fireEvent.click(within(row).getByRole('button', { name: 'Cancel' }));
    expect(within(row).getByRole('alertdialog', { name: 'Cancel b1.mib?' })).toBeTruthy();
    fireEvent.click(within(row).getByRole('button', { name: 'Cancel it' }));
    await act(settled);
    expect(backend.askedFor('job/cancelItem')).toEqual([{ id: 'a', input: '/data/b1.mib' }]);
  });

  it('cancels a data set of the job whose card it is, though a later one works on it too', async () => {
    const earlier = onSlurm([{ word: 'RUNNING' }], { id: 'earlier', startedAt: 1 });
    const { backend } = opened([onSlurm([{ word: 'RUNNING' }], { id: 'later', startedAt: 2 }), earlier]);
    const [, details] = document.querySelectorAll('.fd-JobCard > details');
    (details as HTMLDetailsElement).open = true;
    fireEvent(details, new Event('toggle'));
    await act(settled);
    const row = screen.getByRole('list', { name: 'Data sets' });
    fireEvent.click(within(row).getByRole('button', { name: 'Cancel' }));
    fireEvent.click(within(row).getByRole('button', { name: 'Cancel it' }));
    await act(settled);
    expect(backend.askedFor('job/cancelItem')).toEqual([{ id: 'earlier', input: '/data/a0.mib' }]);
  });

  it('follows the log, shows what was submitted, and opens the result', async () => {
    const log: Answer = (_, __, way) => {
      ['one\n', 'two\n'].forEach(text => way.report(text));
      return null;
    };
    const files: Answer = () => [{ name: 'batch.sh', text: '#SBATCH --array=0-1%3' }];
    const done = converted();
    const item = { ...done.items[0], task: { index: 0, word: 'COMPLETED' } };
    const { onOpenResult } = opened([{ ...done, launcher: 'slurm', items: [item] } as Job], {
      'job/log': log,
      'job/files': files
    });
    await open();
    await press('Log');
    expect(screen.getByLabelText('Log of T1_data.mib').textContent).toBe('one\ntwo\n');
    await press('Show files');
    expect(screen.getByLabelText('batch.sh').textContent).toContain('--array=0-1%3');
    await press('Open result');
    expect(onOpenResult).toHaveBeenCalledWith('convert', item);
  });

  it('keeps the end of a long log in view, unless somebody has scrolled up', async () => {
    let report: (text: string) => void = () => undefined;
    const log: Answer = (_, __, way) => {
      report = text => way.report(text);
      return new Promise(() => undefined);
    };
    opened([onSlurm([{ word: 'RUNNING' }])], { 'job/log': log });
    await open();
    await press('Log');
    const box = screen.getByLabelText('Log of a0.mib');
    const height = jest.spyOn(box, 'scrollHeight', 'get').mockReturnValue(64_000);
    act(() => report('many lines\n'));
    expect(box.scrollTop).toBe(64_000);
    box.scrollTop = 1000;
    fireEvent.scroll(box);
    height.mockReturnValue(70_000);
    act(() => report('more\n'));
    expect(box.scrollTop).toBe(1000);
  });

  it('holds what waits and releases it, and says when that cannot be', async () => {
    const job = onSlurm([{ word: 'PENDING' }], { status: 'waiting' });
    const { backend, model } = opened([job], {
      'job/release': () => {
        throw new Error('The Slurm controller does not answer.');
      }
    });
    await press('Hold');
    expect(backend.askedFor('job/hold')).toEqual([{ id: 'a' }]);
    act(() => model.take([{ ...job, held: true }]));
    await press('Release');
    expect(screen.getByRole('alert').textContent).toContain('The Slurm controller does not answer.');
  });

  it('does not call pending what is done, although Slurm says so for some seconds more', async () => {
    const [item] = onSlurm([{ word: 'PENDING', node: 'cs04r-12' }]).items;
    opened([{ ...converted(), launcher: 'slurm', items: [{ ...item, status: 'done' }] }]);
    await open();
    expect(screen.getByRole('list', { name: 'Data sets' }).textContent).toMatch(/done.*on cs04r-12/);
    expect(screen.queryByText(/PENDING/)).toBeNull();
  });

  it('tells what never starts from what waits for its turn, and holds nothing that Slurm has begun with', async () => {
    const reason = 'Will never start: its partition is closed.';
    const whole = { status: 'waiting', stuck: true, reason } as const;
    const job = onSlurm([{ word: 'RUNNING' }, { word: 'PENDING' }, { word: 'PENDING', stuck: true, reason }], whole);
    // Slurm has begun with the first, which has not said so itself
    opened([{ ...job, items: job.items.map(item => ({ ...item, status: 'waiting' })) }]);
    expect(screen.getByText('never starts').className).toContain('fd-status-lacking');
    expect(screen.getByText(reason).className).toBe('fd-Problem');
    await open();
    const rows = within(screen.getByRole('list', { name: 'Data sets' })).getAllByRole('listitem');
    expect(rows.map(row => within(row).queryByRole('button', { name: 'Hold' }) !== null)).toEqual([false, true, false]);
    expect(within(rows[2]).getByText('never starts')).toBeTruthy();
  });

  it('draws no more of a long list than was asked for, and keeps what has ended until it is dismissed', async () => {
    const jobs = Array.from({ length: 50 }, (_, index) => ({ ...converted(`job${index}`), startedAt: index }));
    const { backend } = opened(jobs);
    expect(screen.getAllByRole('article')).toHaveLength(20);
    await press('Show more of the other 30');
    expect(screen.getAllByRole('article')).toHaveLength(40);
    await press('Dismiss all 50 that have ended');
    expect((backend.askedFor('job/dismiss')[0] as { ids: string[] }).ids).toHaveLength(50);
    expect(screen.queryAllByRole('article')).toEqual([]);
  });
});
