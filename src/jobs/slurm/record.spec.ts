import { submissionSchema } from '../../protocol/cluster';
import type { JobFiles, TaskFiles } from '../jobFiles';
import type { SlurmLaunch } from '../jobSchema';
import { JOB_VERSION } from '../jobSchema';
import { exampleJob, exampleProgress, MADE } from '../testing/jobExamples';
import type { SlurmAnswers } from './record';
import { nextRecord, settled, unexplained } from './record';
import { recordedLook } from './recordedLook';
import type { SlurmRecord } from './slurmSchema';

const CLUSTER = submissionSchema.parse({ memory: '100M', time: '60' });
const SECOND = 1000;

function launch(id: string | null = '12'): SlurmLaunch {
  const arrays = [{ id, mark: 'mine', first: 0, count: 2 }];
  return { version: JOB_VERSION, launcher: 'slurm', launched: new Date(MADE).toISOString(), arrays };
}

function files(tasks: readonly TaskFiles[] = [{}, {}], slurm?: SlurmRecord): JobFiles {
  const order = exampleJob({ launcher: 'slurm', tasks: tasks.length, cluster: CLUSTER });
  return { order, launch: launch(), slurm, tasks, cancelAsked: tasks.map(() => false) };
}

const queued = (index: number, state: string, reason?: string, name = 'mine', array = '12') => ({
  array,
  index,
  state,
  name,
  ...(reason !== undefined && { reason })
});

describe('what is noted of a job', () => {
  const noted = async (
    part: Partial<SlurmAnswers>,
    known = files(),
    log = '',
    started = launch()
  ): Promise<SlurmRecord> =>
    nextRecord(
      known,
      started,
      { queued: [], accounts: { tasks: [], kept: false }, at: MADE + SECOND, ...part },
      {
        readLog: async () => log,
        unmet: async () => undefined
      }
    );

  it('is what the queue says, and for how long', async () => {
    const first = await noted({ queued: [queued(0, 'PENDING', 'Priority'), queued(1, 'RUNNING')] });
    expect(first.tasks[0]).toEqual({ slurmId: '12_0', state: 'PENDING', reason: 'Priority', since: MADE + SECOND });
    const later = { queued: [queued(0, 'PENDING', 'Resources'), queued(1, 'COMPLETING')], at: MADE + 9 * SECOND };
    const second = await noted(later, files([{}, {}], first));
    expect(second.tasks[0]).toMatchObject({ reason: 'Resources', since: MADE + SECOND });
    expect(second.tasks[1]).toMatchObject({ state: 'COMPLETING', since: MADE + 9 * SECOND });
  });

  it('explains the end of a task that did not close its work, by its log and by accounting', async () => {
    const log = 'slurmstepd: error: StepId=12.batch exceeded memory limit (331444224 > 104857600), being killed';
    const done = { progress: exampleProgress({ status: 'done' }) };
    const known = files([done, { progress: exampleProgress() }]);
    const both = { queued: [queued(0, 'FAILED'), queued(1, 'FAILED', 'JobLaunchFailure')] };
    const { tasks } = await noted(both, known, log);
    expect(tasks[0].ending).toBeUndefined();
    expect(tasks[1].ending).toMatchObject({ status: 'failed', again: { memoryMB: 700 } });
    expect(unexplained(known, launch(), both.queued)).toEqual(['12_1']);
    // What is explained stays so when Slurm has forgotten it
    const kept = await noted({ at: MADE + 900 * SECOND }, { ...known, slurm: { tasks } });
    expect(kept.tasks[1]).toMatchObject(tasks[1]);
    expect(unexplained({ ...known, slurm: { tasks } }, launch(), [])).toEqual([]);
    const again = await noted({ queued: [queued(1, 'PENDING')] }, { ...known, slurm: { tasks } });
    expect(again.tasks[1].ending).toBeUndefined();
    expect(recordedLook(kept.tasks[1])).toMatchObject({ state: 'gone', as: 'failed', word: 'FAILED', id: '12_1' });
  });

  it('takes what accounts say of an array of one task, though they do not know that it is one', async () => {
    const alone = { ...launch(), arrays: [{ id: '12', mark: 'mine', first: 0, count: 1 }] };
    expect(unexplained(files([{}]), alone, [])).toEqual(['12']);
    for (const index of [undefined, 0]) {
      const tasks = [{ array: '12', ...(index !== undefined && { index }), state: 'OUT_OF_MEMORY', exit: '0:125' }];
      const accounts = { tasks, kept: true };
      const { tasks: said } = await noted({ accounts }, files([{}]), '', alone);
      expect(said[0]).toMatchObject({ slurmId: '12_0', state: 'OUT_OF_MEMORY', ending: { status: 'failed' } });
    }
  });

  it('gives files on a shared disk time to come after Slurm says completed', async () => {
    const over = [queued(0, 'COMPLETED'), queued(1, 'COMPLETED')];
    const early = await noted({ queued: over });
    expect(recordedLook(early.tasks[0]).state).toBe('running');
    const late = await noted({ queued: over, at: MADE + 20 * SECOND }, files([{}, {}], early), 'last words');
    expect(late.tasks[0].ending?.sentence).toContain('it left no result: its log ends with "last words"');
  });

  it('gives up a task that neither queue nor accounting knows, a while after it was submitted', async () => {
    expect((await noted({})).tasks[0].ending).toBeUndefined();
    const gone = await noted({ at: MADE + 60 * SECOND });
    expect(gone.tasks[0].ending?.sentence).toContain('does not know it any more');
    const never = await noted({ at: MADE + 60 * SECOND }, files(), '', launch(null));
    expect(never.tasks[0]).toMatchObject({ slurmId: null, state: null, ending: { status: 'failed' } });
    expect(never.tasks[0].ending?.sentence).toContain('never took it');
    // One that ran has a while for its files to come, from when it is missing
    const ran = await noted({ queued: [queued(0, 'RUNNING')] });
    const missing = await noted({ at: MADE + 60 * SECOND }, files([{}, {}], ran));
    expect(missing.tasks[0].ending).toBeUndefined();
    const later = await noted({ at: MADE + 90 * SECOND }, files([{}, {}], missing));
    expect(later.tasks[0].ending?.sentence).toContain('does not know it any more');
  });

  it('does not give up what accounts that the site keeps have still to tell of', async () => {
    const silent = { tasks: [], kept: true, trouble: 'Its accounts do not answer.' };
    const unclear = await noted({ accounts: silent, at: MADE + 3600 * SECOND });
    expect(unclear.tasks[0].ending).toBeUndefined();
    expect(recordedLook(unclear.tasks[0])).toMatchObject({ state: 'unknown', reason: silent.trouble });
    const known = files([{}, {}], unclear);
    // They answer once more, before they were told of its end themselves
    const late = await noted({ accounts: { tasks: [], kept: true }, at: MADE + 3610 * SECOND }, known);
    expect(recordedLook(late.tasks[0])).toMatchObject({
      state: 'unknown',
      reason: expect.stringContaining('do not tell of it yet')
    });
    const tasks = [{ array: '12', index: 0, state: 'TIMEOUT', exit: '0:0' }];
    const told = await noted({ accounts: { tasks, kept: true }, at: MADE + 3620 * SECOND }, files([{}, {}], late));
    expect(told.tasks[0]).toMatchObject({ state: 'TIMEOUT', ending: { status: 'failed', again: { minutes: 120 } } });
    expect(told.tasks[0].unclear).toBeUndefined();
    // Of the other they never tell
    const never = await noted({ accounts: { tasks: [], kept: true }, at: MADE + 3800 * SECOND }, files([{}, {}], late));
    expect(never.tasks[1].ending?.sentence).toContain('does not know it any more');
    const cancelled = { ...known, cancelAsked: [true, true] };
    expect((await noted({ accounts: silent, at: MADE + 3900 * SECOND }, cancelled)).tasks[0].ending).toBeDefined();
  });
});

it('knows an array that was not confirmed by its mark, and no other', () => {
  const others = [queued(0, 'RUNNING', undefined, 'somebody', '11'), queued(0, 'PENDING', undefined, 'mine', '14')];
  expect(settled(launch(null), others).arrays[0].id).toBe('14');
  expect(settled(launch('12'), others).arrays[0].id).toBe('12');
  expect(settled(launch(null), []).arrays[0].id).toBeNull();
});
