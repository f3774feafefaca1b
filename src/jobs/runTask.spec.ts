import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { CancelledError } from '../core/errors';
import { convertOptionsSchema } from '../protocol/convert/convertOptions';
import { ownProcess } from '../storage/processIdentity';
import { cancelInput, cancelJob } from './cancelJob';
import type { JobRequest } from './createJob';
import { createJob } from './createJob';
import { readJobFiles } from './jobFiles';
import { waitingItem } from './jobItems';
import type { JobState } from './jobState';
import { jobState } from './jobState';
import type { TaskWork } from './runTask';
import { runTask } from './runTask';
import { exampleJob, exampleOutput, exampleProgress } from './testing/jobExamples';

let root: string;
let folder: string;
const log: string[] = [];
const terminate = { current: new AbortController() };
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'task-'));
  log.length = 0;
  terminate.current = new AbortController();
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const base = { kind: 'convert', launcher: 'local', options: convertOptionsSchema.parse({}), dataRoots: [] } as const;

async function create(part: Partial<JobRequest<'convert'>> = {}): Promise<void> {
  const request = { ...base, inputs: ['/a.mib', '/b.mib'], ...part };
  ({ folder } = await createJob(join(root, 'scripts'), request));
}

const run = (work: TaskWork, stateFolder = join(root, 'state')) =>
  runTask(folder, 0, () => work, {
    stateFolder,
    terminated: terminate.current.signal,
    log: line => void log.push(line)
  });

/** As another process sees it. */
async function seen(): Promise<JobState> {
  const files = await readJobFiles(folder);
  if (!files) {
    throw new Error('The job is gone.');
  }
  return jobState(files, Date.now(), ({ pid }) => pid === process.pid);
}

async function untilSeen(condition: (state: JobState) => boolean): Promise<JobState> {
  for (;;) {
    const state = await seen();
    if (condition(state)) {
      return state;
    }
    await new Promise(resolve => setTimeout(resolve, 20));
  }
}

const statuses = ({ items }: JobState) => items.map(({ input, status }) => `${input} ${status}`);

/** Goes through the inputs; those named endless last until they are cancelled. */
const inTurn: TaskWork = async (shares, { signal, itemSignal, onItem }) => {
  shares.forEach(({ input }) => onItem(waitingItem(input)));
  for (const { input } of shares) {
    const stop = AbortSignal.any([signal, itemSignal(input)]);
    onItem({ input, status: 'running', frames: 4, framesDone: 1, bytes: 400, bytesDone: 100 });
    if (input.includes('endless')) {
      await new Promise<void>(resolve => (stop.aborted ? resolve() : stop.addEventListener('abort', () => resolve())));
      onItem({ input, status: 'cancelled' });
    } else {
      onItem({ input, status: 'done', result: exampleOutput(input), framesDone: 4, bytesDone: 400 });
    }
  }
};

describe('createJob', () => {
  it('makes a directory with a readable name of its own', async () => {
    const now = new Date(2026, 10, 23, 8, 15, 30);
    const request = { ...base, inputs: ['/a.mib'], dataRoots: ['/data'] };
    const made = await Promise.all(
      Array.from({ length: 20 }, () => createJob(join(root, 'new/scripts'), request, { tasks: 1 }, now))
    );
    expect(new Set(made.map(({ order }) => order.id)).size).toBe(20);
    const [{ folder: first, order }] = made;
    expect(order.id).toMatch(/^20261123_081530_convert_[0-9a-f]{4}$/);
    expect(first).toBe(join(root, 'new/scripts', order.id));
    expect(JSON.parse(readFileSync(join(first, 'job.json'), 'utf8'))).toEqual(order);
    expect(order).toMatchObject({ version: 2, kind: 'convert', dataRoots: ['/data'], tasks: 1, launcher: 'local' });
  });

  it('keeps the scan shapes chosen by hand, where there are any', async () => {
    const shapes = { '/b.mib': { reshape: 'known', scanX: 4, scanY: 2 } } as const;
    await create({ choices: shapes });
    expect((await readJobFiles(folder))?.order.choices).toEqual(shapes);
    await create({ choices: {} });
    expect((await readJobFiles(folder))?.order).not.toHaveProperty('choices');
  });

  it('names what stands in the way of its folder', async () => {
    writeFileSync(join(root, 'file'), '');
    const request = { ...base, inputs: ['/a.mib'] };
    await expect(createJob(join(root, 'file/scripts'), request)).rejects.toMatchObject({
      code: 'E_NOT_FOLDER',
      message: expect.stringContaining(`${join(root, 'file')} is not a folder`)
    });
  });
});

describe('runTask', () => {
  it('leaves progress, result and state, and nothing temporary', async () => {
    await create();
    expect(await run(inTurn)).toBe('done');
    expect(readdirSync(folder).sort()).toEqual(['job.json', 'progress-0.json', 'result-0.json']);
    const state = await seen();
    expect(state).toMatchObject({ status: 'done', process: ownProcess() });
    expect(state.items[1]).toMatchObject({ status: 'done', framesDone: 4, result: exampleOutput('/b.mib') });
  });

  it('gives the work its cores', async () => {
    await create({ options: convertOptionsSchema.parse({ workers: 1 }) });
    const cores: number[] = [];
    await run(async (_, watch) => void cores.push(watch.cores()));
    expect(cores).toEqual([1]);
  });

  it('is failed with the rest of its files when the work breaks off, and logs why', async () => {
    await create();
    const work: TaskWork = async (inputs, watch) => {
      await inTurn([inputs[0]], watch);
      throw new TypeError('x is undefined');
    };
    expect(await run(work)).toBe('failed');
    expect(statuses(await seen())).toEqual(['/a.mib done']);
    expect(log.join()).toContain('x is undefined');
    await create({ inputs: ['/folder'] });
    await run(async () => Promise.reject(new Error('odd')));
    expect((await seen()).items).toMatchObject([{ input: '/folder', problem: { code: 'E_INTERNAL' } }]);
  });

  it('is cancelled by a file, whoever writes it; what was done stays done', async () => {
    await create({ inputs: ['/a.mib', '/endless.mib', '/c.mib'] });
    const ended = run(inTurn);
    await untilSeen(({ items }) => items[1].status === 'running');
    await cancelJob({ folder, files: { order: exampleJob(), cancelAsked: [false], tasks: [{}] } }, {});
    expect(await ended).toBe('cancelled');
    const state = await seen();
    expect(state.status).toBe('cancelled');
    expect(state.reason).toBeUndefined();
    expect(statuses(state)[0]).toBe('/a.mib done');
    expect(statuses(state)[1]).toBe('/endless.mib cancelled');
  });

  it('gives up single files, one that is at work and one whose turn has not come, and goes on', async () => {
    await create({ inputs: ['/endless1.mib', '/endless2.mib', '/c.mib'] });
    const ended = run(inTurn);
    await untilSeen(({ items }) => items[0].status === 'running');
    await cancelInput(folder, '/endless2.mib');
    const early = await untilSeen(({ items }) => items[1].status === 'cancelled');
    expect(statuses(early)).toEqual(['/endless1.mib running', '/endless2.mib cancelled', '/c.mib waiting']);
    await cancelInput(folder, '/endless1.mib');
    expect(await ended).toBe('done');
    expect(statuses(await seen())).toEqual(['/endless1.mib cancelled', '/endless2.mib cancelled', '/c.mib done']);
  });

  it('does not begin what was cancelled before', async () => {
    await create();
    await cancelJob({ folder, files: { order: exampleJob(), cancelAsked: [false], tasks: [{}] } }, {});
    let begun = false;
    const work: TaskWork = async (_, { signal }) => {
      begun = true;
      throw signal.aborted ? new CancelledError() : new Error('not told');
    };
    expect(await run(work)).toBe('cancelled');
    expect(begun).toBe(false);
    expect((await seen()).items.map(({ status }) => status)).toEqual(['cancelled', 'cancelled']);
  });

  it('says that the system ended it, which nobody had asked for', async () => {
    await create({ inputs: ['/endless.mib', '/b.mib'] });
    const ended = run(async (inputs, watch) => {
      await inTurn(inputs.slice(0, 1), watch);
      watch.onItem({ input: '/b.mib', status: 'cancelled' });
    });
    await untilSeen(({ items }) => items[0].status === 'running');
    terminate.current.abort();
    expect(await ended).toBe('interrupted');
    expect(await seen()).toMatchObject({
      status: 'interrupted',
      reason: expect.stringContaining('The system ended it')
    });
    expect(statuses(await seen())).toEqual(['/endless.mib interrupted', '/b.mib interrupted']);
  });

  it('stops when its directory is deleted', async () => {
    await create({ inputs: ['/endless.mib'] });
    const ended = run(inTurn);
    await untilSeen(({ items }) => items[0].status === 'running');
    rmSync(folder, { recursive: true });
    await expect(ended).rejects.toMatchObject({ code: 'ENOENT' });
  });

  it('goes on without a queue where none can be kept', async () => {
    await create();
    writeFileSync(join(root, 'blocked'), '');
    expect(await run(inTurn, join(root, 'blocked'))).toBe('done');
    expect(log.join()).toContain('Cores are not shared');
  });

  it('refuses what is no job, is done, or is at work elsewhere, and takes up what was interrupted', async () => {
    folder = join(root, 'none');
    await expect(run(inTurn)).rejects.toMatchObject({ code: 'E_JOB' });
    await create();
    const progress = (process: object, status = 'running') =>
      writeFileSync(
        join(folder, 'progress-0.json'),
        JSON.stringify({
          ...exampleProgress(),
          heartbeat: Date.now(),
          process: { ...ownProcess(), ...process },
          status
        })
      );
    progress({});
    await expect(run(inTurn)).rejects.toThrow(/is running already/);
    progress({}, 'done');
    await expect(run(inTurn)).rejects.toThrow(/is done already/);
    progress({ started: 'earlier' });
    expect(await run(inTurn)).toBe('done');
  });

  it('is cancelled, and has not failed, when it waits for another job as it is told to stop', async () => {
    await create({ inputs: ['/first.mib'] });
    const need = { folder, input: '/first.mib' };
    await create({ after: { '/a.mib': [need], '/b.mib': [need] } });
    const ended = run(() => Promise.resolve());
    await untilSeen(({ reason }) => reason === 'Waits for the conversion of first.mib.');
    writeFileSync(join(folder, 'cancel'), '');
    expect(await ended).toBe('cancelled');
    expect((await seen()).items.map(({ status }) => status)).toEqual(['cancelled', 'cancelled']);
  });
});
