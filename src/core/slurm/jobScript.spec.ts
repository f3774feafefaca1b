import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { JobScript } from './jobScript';
import { jobScript, STOPPED } from './jobScript';
import { readDirectives } from './testing/readDirectives';

const PLAIN: JobScript = {
  folder: '/dls/e02/data/2026/mg1-1/processing/Merlin/scripts/20260101_120000_convert_9f3a',
  array: { first: 0, from: 0, count: 12, concurrent: 3 },
  resources: { partition: 'cs04r', cpus: 4, memoryMB: 4100, minutes: 45 },
  command: ['/env/bin/node', '/env/backend/main.mjs'],
  setup: [],
  changes: {}
};

describe('jobScript', () => {
  it('asks for an array with a log for each task, and takes nothing of the server along', () => {
    const asked = readDirectives(jobScript(PLAIN));
    expect(asked).toEqual([
      '--partition=cs04r',
      '--nodes=1',
      '--ntasks=1',
      '--cpus-per-task=4',
      '--time=45',
      '--mem=4100M',
      '--array=0-11%3',
      `--output=${PLAIN.folder}/log-%a.txt`,
      '--open-mode=append',
      '--chdir=/',
      expect.stringMatching(/^--export=HOME,[A-Z,]+$/),
      '--propagate=NONE'
    ]);
    const account = { ...PLAIN.resources, account: 'mg1' };
    expect(readDirectives(jobScript({ ...PLAIN, resources: account, changes: { mem: null } }))).toEqual([
      asked[0],
      '--account=mg1',
      ...asked.slice(1).filter(option => !option.startsWith('--mem'))
    ]);
  });

  describe('run by bash', () => {
    let root: string;
    let folder: string;
    let program: string;
    beforeEach(() => {
      root = mkdtempSync(join(tmpdir(), 'script-'));
      // What a shell would run, and a file tells that it did
      folder = join(root, 'a b\'"%', '$(touch ran)', '`touch ran`', '; touch ran #');
      program = join(folder, 'no de');
      mkdirSync(folder, { recursive: true });
      writeFileSync(join(folder, 'main.mjs'), '');
      writeFileSync(program, '#!/bin/sh\npwd >&2\nprintf "%s\\0" "$@"\nexit 3\n', { mode: 0o755 });
    });
    afterEach(() => rmSync(root, { recursive: true }));

    const run = (part: Partial<JobScript>): { status: number | null; out: string; err: string } => {
      const command = [program, join(folder, 'main.mjs')];
      const script = jobScript({ ...PLAIN, folder, command, ...part });
      execFileSync('/bin/bash', ['-n'], { input: script });
      // A PATH on which every program is another one
      const env = { PATH: root, SLURM_ARRAY_TASK_ID: '7', SLURMD_NODENAME: 'cs04r-12' };
      const { status, stdout, stderr } = spawnSync('/bin/bash', { input: script, env, cwd: root });
      expect(execFileSync('find', [root, '-name', 'ran']).toString()).toBe('');
      return { status, out: stdout.toString(), err: stderr.toString() };
    };

    it('runs the task with the very paths, whatever is in them, and ends as it ends', () => {
      const { status, out } = run({ array: { first: 1000, from: 0, count: 10, concurrent: 1 }, setup: ['export A=1'] });
      expect(out.split('\0')).toEqual([join(folder, 'main.mjs'), 'job', 'run', folder, '--task', '1007', '']);
      expect(status).toBe(3);
    });

    it.each([
      ['a program that is not there', { command: ['/nowhere/node'] }, 'cs04r-12 has no program /nowhere/node'],
      ['a file that is not there', { command: ['/bin/sh', '/nowhere/x.mjs'] }, 'cs04r-12 cannot read /nowhere/x.mjs'],
      [
        'a folder that is not there',
        { folder: '/nowhere/job' },
        'cs04r-12 cannot write to the folder of the job, /nowhere/job'
      ],
      ['a node without modules', { setup: ['module load python'] }, 'On cs04r-12 this line failed: module load python']
    ])('says in a sentence what is wrong with %s', (_, part, sentence) => {
      const { status, err } = run(part);
      expect(err.trimEnd().split('\n').at(-1)).toBe(`${STOPPED}${sentence}`);
      expect(status).toBe(78);
    });
  });

  it('refuses a folder that sbatch cannot write logs to', () => {
    expect(() => jobScript({ ...PLAIN, folder: '/line\nend' })).toThrow(/sbatch does not take/);
  });
});
