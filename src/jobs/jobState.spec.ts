import * as fc from 'fast-check';

import { isOpen } from '../protocol/jobs';
import type { JobFiles, TaskFiles } from './jobFiles';
import { closed } from './jobItems';
import { jobState } from './jobState';
import type { TaskLook } from './launcher';
import { recordedLook } from './slurm/recordedLook';
import { exampleJob, exampleLaunch, exampleOutput, exampleProgress, MADE } from './testing/jobExamples';

const here = () => true;
const gone = () => false;
const elsewhere = () => undefined;
const SOON = MADE + 11_000;
const MINUTE = 60_000;

function files(task: TaskFiles = {}, part: Partial<JobFiles> = {}): JobFiles {
  return { order: exampleJob(), launch: exampleLaunch(), cancelAsked: [false], tasks: [task], ...part };
}

const running = { progress: exampleProgress() };

describe('jobState', () => {
  it.each([
    ['launched, nothing written yet', files(), SOON, here, 'waiting', /being started/],
    ['launched late, its process still loading', files(), MADE + 10 * MINUTE, here, 'waiting', /being started/],
    ['launched, its process gone before it wrote', files(), SOON, gone, 'interrupted', /before it began.*log-0\.txt/],
    ['cancelled and gone before it wrote', files({}, { cancelAsked: [true] }), SOON, gone, 'cancelled', undefined],
    ['made, about to be launched', files({}, { launch: undefined }), SOON, here, 'waiting', /being started/],
    ['made, never launched', files({}, { launch: undefined }), MADE + 2 * MINUTE, here, 'interrupted', /never started/],
    ['running here', files(running), SOON, here, 'running', undefined],
    ['running here, silent for long', files(running), MADE + 60 * MINUTE, here, 'running', undefined],
    ['killed', files(running), SOON, gone, 'interrupted', /killed.*start it again for the rest/],
    [
      'killed while it cancelled',
      files(running, { cancelAsked: [true] }),
      SOON,
      gone,
      'cancelled',
      /before it could tidy/
    ],
    ['running elsewhere', files(running), SOON, elsewhere, 'running', undefined],
    ['silent elsewhere', files(running), MADE + 5 * MINUTE, elsewhere, 'interrupted', /lab7.*5 minutes/],
    [
      'waiting for cores',
      files({ progress: exampleProgress({ status: 'waiting', reason: 'In use.' }) }),
      SOON,
      here,
      'waiting',
      /^In use\.$/
    ],
    [
      'done, its process gone as it should',
      files({ progress: exampleProgress({ status: 'done', endedAt: MADE + 9000 }) }),
      MADE + 900 * MINUTE,
      gone,
      'done',
      undefined
    ],
    [
      'ended by the system',
      files({ progress: exampleProgress({ status: 'interrupted', reason: 'The system ended it.' }) }),
      SOON,
      gone,
      'interrupted',
      /The system ended it/
    ]
  ] as const)('%s', (_, given, now, alive, status, reason) => {
    const state = jobState(given, now, alive);
    expect(state.status).toBe(status);
    if (reason === undefined) {
      expect(state.reason).toBeUndefined();
    } else {
      expect(state.reason).toMatch(reason);
    }
  });

  it('has what is done with its results, and says of the rest that it was interrupted', () => {
    const result = {
      results: [{ input: '/data/a.mib', result: exampleOutput('/data/a.mib') }],
      errors: []
    };
    const state = jobState(files({ ...running, result }), SOON, gone);
    expect(state.items).toMatchObject([
      { input: '/data/a.mib', status: 'done', result: { output: '/data/a.mib.hdf5' } },
      { input: '/data/b.mib', status: 'interrupted', framesDone: 1 }
    ]);
    expect(state.endedAt).toBe(MADE + 10_000);
    expect(state.process?.pid).toBe(4711);
  });

  it('shows the named files before they were looked at, and none of a folder', () => {
    expect(jobState(files(), SOON, here).items.map(({ input, status }) => `${input} ${status}`)).toEqual([
      '/data/a.mib waiting',
      '/data/b.mib waiting'
    ]);
    const ofFolder = files({}, { order: exampleJob({ inputs: ['/data'] }) });
    expect(jobState(ofFolder, SOON, here).items).toEqual([]);
  });

  it('adds up the tasks of an array: rates, longest time left, inputs in turn', () => {
    const order = exampleJob({ inputs: ['/a.mib', '/b.mib', '/c.mib'], tasks: 2 });
    const first = exampleProgress({ bytesPerSecond: 10, secondsLeft: 5 });
    const second = exampleProgress({ task: 1, bytesPerSecond: 20, secondsLeft: 3 });
    expect(
      jobState(files({}, { order, tasks: [{ progress: first }, { progress: second }] }), SOON, here)
    ).toMatchObject({
      status: 'running',
      bytesPerSecond: 30,
      secondsLeft: 5,
      endedAt: undefined
    });
    const half = jobState(files({}, { order, tasks: [{ progress: first }, {}] }), SOON, here);
    expect(half).toMatchObject({ status: 'running', bytesPerSecond: 10, secondsLeft: undefined });
    const waiting = jobState(files({}, { order, tasks: [{}, {}] }), SOON, here);
    expect(waiting.items.map(({ input }) => input)).toEqual(['/a.mib', '/c.mib', '/b.mib']);
  });

  it('believes its launcher, which knows of tasks that wait for hours, have gone, or of which nobody answers', () => {
    const order = exampleJob({ launcher: 'slurm', tasks: 1 });
    const arrays = [{ id: '123', mark: 'x', first: 0, count: 1 }];
    const launch = { version: 2, launcher: 'slurm', launched: new Date(MADE).toISOString(), arrays } as const;
    const seen = (look: TaskLook, task: TaskFiles = {}) =>
      jobState(files(task, { order, launch }), MADE + 900 * MINUTE, elsewhere, [look]);
    const pending = seen({ state: 'pending', reason: 'Waits for its turn.', word: 'PENDING' });
    expect(pending).toMatchObject({
      status: 'waiting',
      reason: 'Waits for its turn.',
      tasks: [{ look: { word: 'PENDING' } }]
    });
    expect(pending.isStuck).toBeUndefined();
    const stuck = recordedLook({ slurmId: '123_0', state: 'PENDING', reason: 'PartitionDown', since: MADE });
    expect(seen(stuck)).toMatchObject({ status: 'waiting', isStuck: true });
    expect(seen({ ...stuck, state: 'unknown' }).isStuck).toBeUndefined();
    expect(seen({ state: 'running' })).toMatchObject({ status: 'waiting', reason: 'It is being started.' });
    expect(seen({ state: 'unknown', reason: 'Slurm does not answer.' })).toMatchObject({ status: 'unknown' });
    expect(seen({ state: 'gone', reason: 'Out of memory.' })).toMatchObject({
      status: 'interrupted',
      reason: 'Out of memory.'
    });
    expect(seen({ state: 'gone', as: 'failed', reason: 'Out of memory.' })).toMatchObject({
      status: 'failed',
      items: [{ problem: { message: 'Out of memory.' } }, { status: 'failed' }]
    });
    // Silent for long, but at work as Slurm says; then gone, which the directory cannot tell
    expect(seen({ state: 'running' }, running).status).toBe('running');
    expect(seen({ state: 'gone', reason: 'Time limit.' }, running)).toMatchObject({
      status: 'interrupted',
      reason: 'Time limit.'
    });
    // What the task itself calls done is done, whatever its launcher says; what broke off may be started once more
    const own = (status: 'done' | 'interrupted'): TaskFiles => ({ progress: exampleProgress({ status }) });
    expect(seen({ state: 'gone', as: 'failed', reason: 'Node failure.' }, own('done')).status).toBe('done');
    const ended = closed(exampleProgress().items, 'interrupted');
    const late = { progress: exampleProgress({ status: 'interrupted', items: ended, bytesPerSecond: 10 }) };
    const again = seen({ state: 'pending' }, late);
    expect(again).toMatchObject({
      status: 'waiting',
      items: [{ status: 'done' }, { status: 'waiting', framesDone: 0 }]
    });
    expect([again.bytesPerSecond, again.process, again.tasks[0].startedAt]).toEqual([undefined, undefined, undefined]);
    expect(seen({ state: 'gone', as: 'failed', reason: 'Time limit.' }, late)).toMatchObject({
      status: 'failed',
      items: [{ status: 'done' }, { status: 'failed', problem: { message: 'Time limit.' } }]
    });
    // Nobody has looked yet
    expect(jobState(files({}, { order, launch }), SOON, elsewhere).status).toBe('unknown');
  });

  it('counts as failed what was left out before its tasks were made', () => {
    const problem = { input: '/data/c.mib', code: 'E_SAME_STAMP', message: 'Both would have one name.' };
    const done = { progress: exampleProgress({ status: 'done' }) };
    const state = jobState(files(done, { order: exampleJob({ refused: [problem] }) }), SOON, gone);
    expect(state.status).toBe('failed');
    expect(state.items[0]).toMatchObject({ input: '/data/c.mib', status: 'failed', problem });
  });

  it('stops single tasks that were asked to', () => {
    const order = exampleJob({ tasks: 2 });
    const state = jobState(files({}, { order, tasks: [{}, {}], cancelAsked: [false, true] }), SOON, gone);
    expect(state.tasks.map(({ status }) => status)).toEqual(['interrupted', 'cancelled']);
  });

  it('is open as long as a task is; then the worst task speaks for it, and nothing in it is open', () => {
    const statuses = fc.constantFrom('waiting', 'running', 'done', 'failed', 'cancelled', 'interrupted' as const);
    fc.assert(
      fc.property(
        fc.array(statuses, { minLength: 1, maxLength: 5 }),
        fc.boolean(),
        fc.boolean(),
        (parts, alive, all) => {
          const tasks = parts.map((status, task) => ({ progress: exampleProgress({ status, task }) }));
          const cancelAsked = parts.map(() => all);
          const order = exampleJob({ tasks: parts.length });
          const state = jobState(files({}, { order, tasks, cancelAsked }), SOON, () => alive);
          const ended = parts.map(status => (isOpen({ status }) ? (all ? 'cancelled' : 'interrupted') : status));
          const worst = ['interrupted', ...(all ? ['cancelled', 'failed'] : ['failed', 'cancelled']), 'done'];
          if (alive && parts.some(status => isOpen({ status }))) {
            expect(isOpen(state)).toBe(true);
          } else {
            expect(state.status).toBe(worst.find(status => ended.some(part => part === status)));
            expect(state.items.some(isOpen)).toBe(false);
            expect(state.endedAt).toBeGreaterThan(MADE);
          }
        }
      )
    );
  });
});
