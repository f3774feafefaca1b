import type { SlurmEnd } from './ending';
import { endingOf } from './ending';
import { phaseOf, whyWaiting } from './standing';

it.each([
  ['PENDING', 'waiting'],
  ['REQUEUE_HOLD', 'waiting'],
  ['COMPLETING', 'running'],
  ['OUT_OF_MEMORY', 'ended'],
  ['NODE_FAIL', 'ended']
])('%s is %s', (state, phase) => expect(phaseOf(state)).toBe(phase));

describe('whyWaiting', () => {
  it.each(['Resources', 'Priority', 'JobArrayTaskLimit', 'Dependency', 'AssocGrpCpuLimit', 'QOSMaxCpuPerUserLimit'])(
    '%s is waiting',
    reason => expect(whyWaiting(reason)).toEqual({ sentence: expect.stringMatching(/^Waits .*\.$/), isStuck: false })
  );

  it.each([
    'PartitionTimeLimit',
    'PartitionConfig',
    'PartitionDown',
    'InvalidQOS',
    'InvalidAccount',
    'DependencyNeverSatisfied',
    'AssocGrpCPUMinutesLimit',
    'QOSMaxWallDurationPerJobLimit',
    'QOSMaxCpuPerJobLimit',
    'JobHeldAdmin',
    'launch failed requeued held'
  ])('%s never starts, and what helps is said', reason => {
    const { sentence, isStuck } = whyWaiting(reason);
    expect(isStuck).toBe(true);
    expect(sentence).toMatch(/^Will never start: .*\. |^Will never start: it is held/);
    expect(sentence).toContain(`(${reason})`);
  });

  it('a task that its user holds waits for being released', () =>
    expect(whyWaiting('JobHeldUser')).toMatchObject({ isStuck: false, isHeld: true }));

  it('passes on words that it does not know', () =>
    expect(whyWaiting('SomethingNew')).toEqual({ sentence: 'Waits. Slurm says: SomethingNew.', isStuck: false }));
});

describe('endingOf', () => {
  const end = (part: Partial<SlurmEnd>): SlurmEnd => ({ state: 'FAILED', log: '', ...part });

  it('knows out of memory where Slurm has no word for it, and says how much to ask for', () => {
    const log = 'slurmstepd: error: StepId=6.batch exceeded memory limit (331444224 > 104857600), being killed\n';
    const again = 'Run the failed ones again with 700 MB (--mem 700M).';
    const found = {
      status: 'failed',
      sentence: `Out of memory at 316 MB of 100 MB. ${again}`,
      again: { memoryMB: 700 }
    };
    expect(endingOf(end({ log, reason: 'JobLaunchFailure' }))).toEqual(found);
    // A step was killed and the script carried on
    expect(endingOf(end({ state: 'COMPLETED', log })).sentence).toBe(found.sentence);
    const told = end({ state: 'OUT_OF_MEMORY', exit: '0:125', usedMB: 3994, memoryMB: 4096 });
    expect(endingOf(told).sentence).toBe(
      'Out of memory at 3.9 GB of 4 GB. Run the failed ones again with 8 GB (--mem 8G).'
    );
  });

  it.each([
    [
      'failed',
      { state: 'TIMEOUT', minutes: 60 },
      'Out of time after 1 h. Run the failed ones again with 2 h (--time 120).'
    ],
    ['failed', { state: 'TIMEOUT', minutes: 40, longest: 60 }, 'Run the failed ones again with 1 h (--time 60).'],
    [
      'failed',
      { state: 'TIMEOUT', minutes: 60, longest: 60 },
      'Out of time after 1 h, which is all that its partition gives. Submit it to a partition that gives more time'
    ],
    [
      'failed',
      { state: 'TIMEOUT', minutes: 60, longest: 60, doesSeveral: true },
      'all that its partition gives. Run the failed ones again: what is done is left out.'
    ],
    ['interrupted', { state: 'NODE_FAIL', node: 'cs04r-3' }, 'Node cs04r-3 failed while it ran.'],
    ['interrupted', { state: 'PREEMPTED' }, 'preempted'],
    ['cancelled', { state: 'CANCELLED' }, 'It was cancelled.'],
    ['failed', { state: 'COMPLETED', log: 'one\nlast line\n' }, 'it left no result: its log ends with "last line".'],
    ['failed', { exit: '0:53' }, 'is its file system mounted there'],
    [
      'failed',
      { exit: '78:0', log: '4dstem: cs04r-3 has no program /env/node\n' },
      'It could not begin. cs04r-3 has no program /env/node. The environment of this program has to be at the same path'
    ],
    [
      'failed',
      {
        exit: '78:0',
        log: '/spool/job2/slurm_script: line 20: module: command not found\n4dstem: On n1 this line failed: module load blosc\n'
      },
      'this line failed: module load blosc (module: command not found). Where modules are a shell function, the first line'
    ],
    [
      'failed',
      { exit: '78:0', log: '4dstem: On n1 this line failed: [ -d /scratch ]\n' },
      'On n1 this line failed: [ -d /scratch ]. The line is of "setup" in cluster.json'
    ],
    ['failed', { exit: '1:0', log: 'write: ENOSPC\n' }, 'The disk is full.'],
    ['failed', { exit: '1:0', log: 'write: Disk quota exceeded\n' }, 'Your disk quota is used up.'],
    [
      'failed',
      { exit: '0:11', node: 'cs04r-3' },
      'ended on node cs04r-3 before it was done (signal 11): its log is empty'
    ]
  ] as const)('%s: %j', (status, part, words) => {
    const ending = endingOf(end(part));
    expect(ending.status).toBe(status);
    expect(ending.sentence).toContain(words);
  });
});
